import { crc32 } from 'node:zlib';
import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { DbError } from '../errors.ts';
import type { Database, Transaction } from '../openDatabase.ts';

export interface Append {
	/** A uuid, kept over all tries of this append. */
	appendId: string;
	/** Null: the server's own, or anonymous. */
	person: string | null;
	/** A Yjs v1 update; at most 8 MiB. */
	bytes: Uint8Array;
	/** Yjs client ids that this update is the first to use. */
	newClients: readonly number[];
	/** Ids of the notes that this update makes. */
	madeNotes: readonly string[];
}

export interface AppendRequest {
	document: string;
	/** The process that appends. */
	node: string;
	/** The version of the rights under which the guard has judged. */
	rightsVersion: number;
	/** Each with an `appendId` of its own. */
	updates: readonly Append[];
}

export type AppendOutcome =
	/** In the order of the request; an `appendId` that was there already keeps its seq. */
	| { outcome: 'committed'; seqs: number[] }
	/** Nothing was committed now; `committed` names what an earlier try of the same appends has committed. */
	| {
			outcome: 'rights-changed';
			rightsVersion: number;
			committed: { appendId: string; seq: number }[];
	  }
	/** Nothing was committed: the client id is another person's. */
	| { outcome: 'client-taken'; appendId: string; client: number };

/** What the function `append_updates` returns. */
export type Answer =
	| { outcome: 'committed'; seqs: number[] }
	| { outcome: 'rights-changed'; rightsVersion: number; seqs: (number | null)[] | null }
	| { outcome: 'client-taken'; update: number; client: number }
	| { outcome: 'document-missing' };

/**
 * Appends to a document's update log: one transaction, one round trip, all or nothing. When it resolves
 * with `committed`, Postgres has it on disk. After a throw that `isDatabaseUnavailable` knows, the outcome
 * is unknown: try again with the same `appendId`s. Within a transaction of the caller's it is on disk when that is.
 * @param options.timeout milliseconds without an answer until `storage_timeout`; 4,000 unless told
 * @throws DbError `document_missing`, `storage_timeout`
 */
export async function appendUpdates(
	db: Database | Transaction,
	request: AppendRequest,
	{ timeout = 4_000 }: { timeout?: number } = {}
): Promise<AppendOutcome> {
	const { updates } = request;
	if (updates.length === 0) return { outcome: 'committed', seqs: [] };
	if (new Set(updates.map(({ appendId }) => appendId)).size < updates.length) {
		throw new Error('Give each update of a batch an appendId of its own.');
	}
	return outcomeOf(updates, await withTimeout(callAppend(db, request), timeout));
}

/** What `append_updates` answered, in our words. @throws DbError `document_missing` */
export function outcomeOf(updates: readonly Append[], answer: Answer): AppendOutcome {
	switch (answer.outcome) {
		case 'committed':
			return answer;
		case 'rights-changed':
			return {
				outcome: answer.outcome,
				rightsVersion: answer.rightsVersion,
				committed: updates.flatMap(({ appendId }, index) => {
					const seq = answer.seqs?.[index];
					return typeof seq === 'number' ? [{ appendId, seq }] : [];
				})
			};
		case 'client-taken': {
			const { appendId = '' } = updates[answer.update - 1] ?? {};
			return { outcome: answer.outcome, appendId, client: answer.client };
		}
		case 'document-missing':
			throw new DbError('document_missing', 'This document was deleted. Load the page again.');
	}
}

/** One round trip: the statement is named, so that a connection parses it once; all bytes travel as one value. */
const statement = {
	name: 'append_updates',
	text: 'select append_updates($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) as answer'
};

async function callAppend(
	db: Database | Transaction,
	{ document, node, rightsVersion, updates }: AppendRequest
): Promise<Answer> {
	const lists = listsOf(updates);
	const values = [
		...[document, node, rightsVersion],
		...[lists.appendIds, lists.people, lists.bytes, lists.lengths, lists.crcs],
		...[lists.clientUpdates, lists.clients, lists.noteUpdates, lists.notes]
	];
	const { rows } =
		'$client' in db
			? await db.$client.query<{ answer: Answer }>({ ...statement, values })
			: await db.execute<{ answer: Answer }>(
					sql`select append_updates(${listed(values)}) as answer`
				);
	const [row] = rows;
	if (row === undefined) throw new Error('append_updates returned no row.');
	return row.answer;
}

/** Updates as the parallel lists that `append_updates` takes. */
interface AppendLists {
	appendIds: string[];
	people: (string | null)[];
	/** Of all updates, one after the other. */
	bytes: Buffer;
	lengths: number[];
	crcs: number[];
	/** Which of the updates, counted from 1, is the first to use the client id in the same place of `clients`. */
	clientUpdates: number[];
	clients: number[];
	noteUpdates: number[];
	notes: string[];
}

export function listsOf(updates: readonly Append[]): AppendLists {
	const clients = updates.flatMap(({ newClients }, index) =>
		newClients.map((client) => ({ update: index + 1, client }))
	);
	const notes = updates.flatMap(({ madeNotes }, index) =>
		madeNotes.map((note) => ({ update: index + 1, note }))
	);
	return {
		appendIds: updates.map(({ appendId }) => appendId),
		people: updates.map(({ person }) => person),
		bytes: Buffer.concat(updates.map(({ bytes }) => bytes)),
		lengths: updates.map(({ bytes }) => bytes.length),
		crcs: updates.map(({ bytes }) => crc32(bytes)),
		clientUpdates: clients.map(({ update }) => update),
		clients: clients.map(({ client }) => client),
		noteUpdates: notes.map(({ update }) => update),
		notes: notes.map(({ note }) => note)
	};
}

/** Values as parameters; without this a list would become several. */
function listed(values: readonly unknown[]): SQL {
	return sql.join(
		values.map((value) => sql.param(value)),
		sql`, `
	);
}

/** A database that hangs is as good as one that is gone. The append may still be committed later: its id tells. */
export async function withTimeout<Result>(
	work: Promise<Result>,
	milliseconds: number
): Promise<Result> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => {
			reject(new DbError('storage_timeout', 'The database does not answer: try again.'));
		}, milliseconds);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
