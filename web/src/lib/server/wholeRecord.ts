import { chosenOn, experimentsOnBoard, readRecord } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { WholeRecord } from '#lib/conversations/wholeRecord.ts';
import type { App } from './App.ts';
import { boardToRead } from './conversations.ts';

/** A conversation's record with what has become of it since, and the id of its board's document. @throws 404 where there is none, or it is not this person's to read */
export async function wholeRecord(
	app: App,
	{ conversation, person }: { conversation: string; person: string | undefined }
): Promise<{ record: WholeRecord; document: string }> {
	const { board, document } = await boardToRead(app, { conversation, person });
	const record = await readRecord(app.db, conversation);
	if (record === undefined) error(404, 'Page not found');
	const chosen = new Set(await chosenOn(app.db, board));
	const experiments = await experimentsOnBoard(app.db, board);
	return { record: { ...record, board, chosen, experiments }, document };
}
