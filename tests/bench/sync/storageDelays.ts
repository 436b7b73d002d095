import { randomUUID } from 'node:crypto';
import { appendUpdates, findDocument, openDatabase } from '@small-change/db';
import { makeBoard } from '../../src/boards.ts';

const times = 200;

/** What storing costs here, one after the other, at the median. Milliseconds. */
export interface StorageDelays {
	/** An insert of one number and its commit: what the disk allows. */
	commit: number;
	/** A small update appended to a board's log. */
	append: number;
}

export async function storageDelays(databaseUrl: string): Promise<StorageDelays> {
	const { db, pool, close } = openDatabase(databaseUrl, { max: 1 });
	try {
		const { board, owner } = await makeBoard(db);
		const document = await findDocument(db, `board:${board}`);
		if (document === undefined) throw new Error('A board has a document.');
		const { id, rightsVersion } = document;
		const bytes = new Uint8Array(40);
		const append = async (): Promise<unknown> => {
			const update = { appendId: randomUUID(), person: owner.id, bytes };
			const updates = [{ ...update, newClients: [], madeNotes: [] }];
			return appendUpdates(db, { document: id, node: 'bench', rightsVersion, updates });
		};
		await pool.query('create table if not exists commit_delay (number integer not null)');
		const commit = (): Promise<unknown> => pool.query('insert into commit_delay values (1)');
		return { commit: await median(commit), append: await median(append) };
	} finally {
		await close();
	}
}

async function median(run: () => Promise<unknown>): Promise<number> {
	const delays: number[] = [];
	for (let time = 0; time < times; time++) {
		const began = performance.now();
		await run();
		delays.push(performance.now() - began);
	}
	return delays.sort((a, b) => a - b)[times / 2] ?? NaN;
}
