import { documentSchema, parseKeptFacts } from '@small-change/board';
import { inTransaction, openCopies, resultOf } from './copyDatabase';

/** A board whose copy is on this device, and whose copy it is. */
export interface KeptBoard {
	board: string;
	person: string;
	title: string;
	question: string;
}

/** The boards that can be opened from this device, in the shape of document that this code reads. Nothing where the browser keeps nothing. */
export async function keptBoards(): Promise<KeptBoard[]> {
	let database: IDBDatabase | undefined;
	try {
		database = await openCopies(() => undefined);
		return await inTransaction(
			database,
			{ mode: 'readonly', durability: undefined },
			async ({ facts }) => {
				const keys = await resultOf<string[]>(facts.getAllKeys());
				const values = await resultOf<unknown[]>(facts.getAll());
				return keys.flatMap((key, index) => {
					const [person = '', board = '', schema] = key.split('/');
					const known = parseKeptFacts(values[index]);
					if (known === undefined || Number(schema) !== documentSchema) return [];
					const { title, question } = known.state;
					return [{ board, person, title, question }];
				});
			}
		);
	} catch {
		return [];
	} finally {
		database?.close();
	}
}
