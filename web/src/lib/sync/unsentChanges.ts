import { parseKeptFacts } from '@small-change/board';
import { inTransaction, openCopies, resultOf } from './copyDatabase';

/** What this device has written on a board and not sent. */
export interface UnsentChanges {
	board: string;
	title: string;
	changes: number;
}

/** What waits on this device, board by board, whoever wrote it. Nothing where the browser keeps nothing. */
export async function unsentChanges(): Promise<UnsentChanges[]> {
	let database: IDBDatabase | undefined;
	try {
		database = await openCopies(() => undefined);
		return await inTransaction(
			database,
			{ mode: 'readonly', durability: undefined },
			async ({ parts, facts }) => {
				const waiting = new Map<string, number>();
				const all = await resultOf<{ copy: string; changes: number }[]>(parts.getAll());
				for (const { copy, changes } of all) {
					if (changes > 0) waiting.set(copy, (waiting.get(copy) ?? 0) + changes);
				}
				return Promise.all(
					[...waiting].map(async ([copy, changes]) => {
						const board = copy.split('/')[1] ?? '';
						const kept = parseKeptFacts(await resultOf(facts.get(copy)));
						return { board, title: kept?.state.title ?? 'A board', changes };
					})
				);
			}
		);
	} catch {
		return [];
	} finally {
		database?.close();
	}
}
