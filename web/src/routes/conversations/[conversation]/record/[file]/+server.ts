import type { Element } from '@small-change/board';
import { readHistory } from '@small-change/db';
import type { Database } from '@small-change/db';
import { error } from '@sveltejs/kit';
import { recordCsv, recordJson, recordMarkdown } from '#lib/conversations/recordFiles.ts';
import type { WholeRecord } from '#lib/conversations/wholeRecord.ts';
import { closedBoard } from '#lib/server/closedBoard.ts';
import { recordPicture } from '#lib/server/recordPicture.ts';
import { wholeRecord } from '#lib/server/wholeRecord.ts';
import type { RequestHandler } from './$types';

interface Writing {
	db: Database;
	record: WholeRecord;
	elements: () => Promise<readonly Element[]>;
}

const files: Record<string, { type: string; write: (from: Writing) => string | Promise<string> }> =
	{
		'record.csv': {
			type: 'text/csv; charset=utf-8',
			write: ({ record }) => recordCsv(record)
		},
		'record.json': {
			type: 'application/json; charset=utf-8',
			write: async ({ record, elements }) => recordJson(record, await elements())
		},
		'record.md': {
			type: 'text/markdown; charset=utf-8',
			write: ({ record }) => recordMarkdown(record)
		},
		'record.svg': {
			type: 'image/svg+xml; charset=utf-8',
			write: async ({ db, record, elements }) =>
				recordPicture(db, { record, elements: await elements() })
		}
	};

/** A record as a file. */
export const GET: RequestHandler = async ({
	params: { conversation, file },
	locals: { app, person }
}) => {
	const kind = Object.hasOwn(files, file) ? files[file] : undefined;
	if (kind === undefined) error(404, 'Page not found');
	const { record, document } = await wholeRecord(app, { conversation, person: person?.id });
	const { db } = app;
	const elements = async (): Promise<readonly Element[]> =>
		closedBoard(await readHistory(db, document), record);
	return new Response(await kind.write({ db, record, elements }), {
		headers: {
			'content-type': kind.type,
			'content-disposition': `attachment; filename="${file}"`,
			'cache-control': 'private, no-store'
		}
	});
};
