import { chosenOn, experimentsOnBoard, readRecord } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { WholeRecord } from '#lib/conversations/wholeRecord.ts';
import type { App } from './App.ts';
import { boardToRead } from './conversations.ts';

/** A conversation's record with what has become of it since. @throws 404 where there is none, or it is not this person's to read */
export async function wholeRecord(
	app: App,
	{ conversation, person }: { conversation: string; person: string | undefined }
): Promise<WholeRecord & { board: string }> {
	const { board } = await boardToRead(app, { conversation, person });
	const record = await readRecord(app.db, conversation);
	if (record === undefined) error(404, 'Page not found');
	const chosen = new Set(await chosenOn(app.db, board));
	return { ...record, board, chosen, experiments: await experimentsOnBoard(app.db, board) };
}
