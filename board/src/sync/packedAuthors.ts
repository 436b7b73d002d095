import * as Y from 'yjs';
import * as z from 'zod/mini';
import { authorSchema } from '../wire.ts';
import type { NoteAuthors } from './keptFacts.ts';

/**
 * Who wrote the notes of a board, in few bytes: an id of a note is 16 letters that no compression makes
 * shorter, but nearly every note is its author's who writes under the Yjs client id that made it.
 */
export const packedAuthorsSchema = z.array(
	z.object({
		author: authorSchema,
		/** Yjs client ids: the notes that they made are this author's, unless listed elsewhere. */
		clients: z.array(z.number()),
		/** Notes that another client made, as when somebody else brought one back. */
		notes: z.array(z.string())
	})
);
export type PackedAuthors = z.infer<typeof packedAuthorsSchema>;
type Packed = PackedAuthors[number];

export interface NoteItem {
	note: string;
	client: number;
	clock: number;
}

/** @param authors of these notes; a note whose author nobody knows is in no list */
export function packAuthors(items: readonly NoteItem[], authors: NoteAuthors): PackedAuthors {
	const packed = new Map<string, Packed>();
	for (const [client, notes] of notesByClient(items)) {
		const lists = new Map<Packed | undefined, string[]>();
		for (const note of notes) {
			const to = packedFor(packed, authors.get(note));
			const list = lists.get(to);
			if (list === undefined) lists.set(to, [note]);
			else list.push(note);
		}
		// A client with a note of nobody known stands for nobody.
		const most = lists.has(undefined)
			? undefined
			: [...lists].reduce((a, b) => (b[1].length > a[1].length ? b : a))[0];
		most?.clients.push(client);
		for (const [list, some] of lists) if (list !== most) list?.notes.push(...some);
	}
	return [...packed.values()];
}

export function unpackAuthors(doc: Y.Doc, packed: PackedAuthors): NoteAuthors {
	const byClient = new Map(
		packed.flatMap(({ author, clients }) => clients.map((client) => [client, author] as const))
	);
	const authors = new Map(
		packed.flatMap(({ author, notes }) => notes.map((note) => [note, author] as const))
	);
	for (const [client, notes] of notesByClient(noteItems(doc))) {
		const author = byClient.get(client);
		if (author === undefined) continue;
		for (const note of notes) if (!authors.has(note)) authors.set(note, author);
	}
	return authors;
}

/** The notes that whoever has this state vector has not got, brought back ones among them. */
export function notesBeyond(doc: Y.Doc, stateVector: Uint8Array): string[] {
	const known = Y.decodeStateVector(stateVector);
	return noteItems(doc)
		.filter(({ client, clock }) => clock >= (known.get(client) ?? 0))
		.map(({ note }) => note);
}

function notesByClient(items: readonly NoteItem[]): Map<number, string[]> {
	const notes = new Map<number, string[]>();
	for (const { note, client } of items) {
		const list = notes.get(client);
		if (list === undefined) notes.set(client, [note]);
		else list.push(note);
	}
	return notes;
}

/** The notes of a document, and by which Yjs client and when each was put there. */
export function noteItems(doc: Y.Doc): NoteItem[] {
	return [...doc.getMap('notes')._map]
		.filter(([, item]) => !item.deleted)
		.map(([note, { id }]) => ({ note, client: id.client, clock: id.clock }));
}

function packedFor(
	packed: Map<string, Packed>,
	author: Packed['author'] | undefined
): Packed | undefined {
	if (author === undefined) return undefined;
	const key = JSON.stringify([author.person, author.name]);
	const known = packed.get(key);
	if (known !== undefined) return known;
	const made: Packed = { author, clients: [], notes: [] };
	packed.set(key, made);
	return made;
}
