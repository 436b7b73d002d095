import { randomBytes } from 'node:crypto';
import { newIdFrom, noteColours, putOnBoard } from '@small-change/board';
import { keepClaims, setNoteAuthors } from '@small-change/db';
import type { Transaction } from '@small-change/db';
import { editAsServer } from './editAsServer.ts';

/** A note that the server puts onto a board. */
interface NoteToPut {
	text: string;
	colour: string;
	/** Id of the zone that it goes to, if there still is one. */
	zone: string | null;
	/** Its author; null: nobody. */
	person: string | null;
	/** By what it is its author's, where nobody is named. */
	claim?: Uint8Array | null;
}

/**
 * Puts notes onto a board as the server's own edit, under new ids and in the order given, and says whose
 * they are. @returns their ids
 */
export async function putNotes(
	tx: Transaction,
	{ document, node }: { document: string; node: string },
	notes: readonly NoteToPut[]
): Promise<string[]> {
	const fresh = notes.map((note) => ({ ...note, id: newIdFrom(randomBytes(12)) }));
	const ids = fresh.map(({ id }) => id);
	await editAsServer(tx, { document, node }, (board, hand) => {
		const placed = fresh.map(({ id, text, colour, zone }) => ({
			...{ id, text },
			colour: noteColours.find((one) => one === colour) ?? ('yellow' as const),
			zone: zone ?? undefined
		}));
		putOnBoard(board, hand, placed);
		return ids;
	});
	const authors = new Map(
		fresh.flatMap(({ person, id }) => (person === null ? [] : [[id, person]]))
	);
	await setNoteAuthors(tx, { document, authors });
	const claims = new Map(fresh.flatMap(({ claim, id }) => (claim ? [[id, claim]] : [])));
	await keepClaims(tx, { document, claims });
	return ids;
}
