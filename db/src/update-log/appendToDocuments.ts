import type { Database } from '../openDatabase.ts';
import { listsOf, outcomeOf, withTimeout } from './appendUpdates.ts';
import type { Answer, AppendOutcome, AppendRequest } from './appendUpdates.ts';

/**
 * Nothing was appended here, and nothing is wrong: somebody else is about to write to the document, or it is gone.
 * `appendUpdates` waits for them, and tells.
 */
export interface AskAlone {
	outcome: 'ask-alone';
}

const statement = {
	name: 'append_to_documents',
	text: `select append_to_documents(
		$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
	) as answers`
};

/**
 * Appends to several documents' update logs in one transaction and one round trip: a commit costs the same for one as for
 * a hundred. For each document it is as with `appendUpdates`, but that none waits for another's lock. When it throws,
 * nothing was committed, or (`isDatabaseUnavailable`) nobody knows.
 * @param node the process that appends
 * @param requests each of another document, with at least one update
 * @returns in the order of the requests
 * @throws DbError `storage_timeout`
 */
export async function appendToDocuments(
	db: Database,
	node: string,
	requests: readonly Omit<AppendRequest, 'node'>[],
	{ timeout = 4_000 }: { timeout?: number } = {}
): Promise<(AppendOutcome | AskAlone)[]> {
	const answers = await withTimeout(callAppend(db, node, requests), timeout);
	return requests.map(({ updates }, index) => {
		const answer = answers[index];
		if (answer === null || answer === undefined) return { outcome: 'ask-alone' };
		return outcomeOf(updates, answer);
	});
}

async function callAppend(
	db: Database,
	node: string,
	requests: readonly Omit<AppendRequest, 'node'>[]
): Promise<readonly (Answer | null)[]> {
	const lists = requests.map(({ updates }) => listsOf(updates));
	const values = [
		requests.map(({ document }) => document),
		node,
		requests.map(({ rightsVersion }) => rightsVersion),
		lists.map(({ appendIds }) => appendIds.length),
		lists.flatMap(({ appendIds }) => appendIds),
		lists.flatMap(({ people }) => people),
		Buffer.concat(lists.map(({ bytes }) => bytes)),
		lists.flatMap(({ lengths }) => lengths),
		lists.flatMap(({ crcs }) => crcs),
		lists.map(({ clients }) => clients.length),
		lists.flatMap(({ clientUpdates }) => clientUpdates),
		lists.flatMap(({ clients }) => clients),
		lists.map(({ notes }) => notes.length),
		lists.flatMap(({ noteUpdates }) => noteUpdates),
		lists.flatMap(({ notes }) => notes)
	];
	const { rows } = await db.$client.query<{ answers: (Answer | null)[] }>({ ...statement, values });
	const [row] = rows;
	if (row === undefined) throw new Error('append_to_documents returned no row.');
	return row.answers;
}
