import { error } from '@sveltejs/kit';
import { recordCsv, recordJson, recordMarkdown } from '#lib/conversations/recordFiles.ts';
import type { WholeRecord } from '#lib/conversations/wholeRecord.ts';
import { wholeRecord } from '#lib/server/wholeRecord.ts';
import type { RequestHandler } from './$types';

const files: Record<string, { type: string; write: (record: WholeRecord) => string }> = {
	'record.csv': { type: 'text/csv; charset=utf-8', write: recordCsv },
	'record.json': { type: 'application/json; charset=utf-8', write: recordJson },
	'record.md': { type: 'text/markdown; charset=utf-8', write: recordMarkdown }
};

/** A record as a file. */
export const GET: RequestHandler = async ({
	params: { conversation, file },
	locals: { app, person }
}) => {
	const kind = Object.hasOwn(files, file) ? files[file] : undefined;
	if (kind === undefined) error(404, 'Page not found');
	const record = await wholeRecord(app, { conversation, person: person?.id });
	return new Response(kind.write(record), {
		headers: {
			'content-type': kind.type,
			'content-disposition': `attachment; filename="${file}"`,
			'cache-control': 'private, no-store'
		}
	});
};
