import { eq, inArray, and } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boards } from '../schema/boards.ts';
import { documents, noteAuthors as authors } from '../schema/documents.ts';
import { people } from '../schema/people.ts';

export interface DocumentRow {
	id: string;
	board: string;
	kind: 'board' | 'draft';
	/** The person whose draft it is. */
	owner: string | null;
	epoch: number;
	schemaVersion: number;
	rightsVersion: number;
	headSeq: number;
	snapshotSeq: number;
	frozen: boolean;
	/** How much has been told about its board. */
	news: number;
}

/** @param name as on the wire: `board:…`, `draft:…` */
export async function findDocument(
	db: Database | Transaction,
	name: string
): Promise<DocumentRow | undefined> {
	const [found] = await db
		.select({
			id: documents.id,
			board: documents.board,
			kind: documents.kind,
			owner: documents.owner,
			epoch: documents.epoch,
			schemaVersion: documents.schemaVersion,
			rightsVersion: documents.rightsVersion,
			headSeq: documents.headSeq,
			snapshotSeq: documents.snapshotSeq,
			frozenAt: documents.frozenAt,
			news: boards.news
		})
		.from(documents)
		.innerJoin(boards, eq(boards.id, documents.board))
		.where(eq(documents.name, name));
	if (found === undefined) return undefined;
	const { frozenAt, ...row } = found;
	return { ...row, frozen: frozenAt !== null };
}

/** Where a document and its board stand. */
export interface Head {
	headSeq: number;
	rightsVersion: number;
	/** How much has been told about the board. */
	news: number;
}

/** Where the logs of these documents stand now; a document that is gone is left out. */
export async function headSeqs(
	db: Database | Transaction,
	ids: readonly string[]
): Promise<Map<string, Head>> {
	if (ids.length === 0) return new Map();
	const heads = await db
		.select({
			id: documents.id,
			headSeq: documents.headSeq,
			rightsVersion: documents.rightsVersion,
			news: boards.news
		})
		.from(documents)
		.innerJoin(boards, eq(boards.id, documents.board))
		.where(inArray(documents.id, [...ids]));
	return new Map(heads.map(({ id, ...head }) => [id, head]));
}

/** Keeps a document as it is, and its rights with it, until the transaction ends. */
export async function holdDocument(tx: Transaction, document: string): Promise<void> {
	await tx
		.select({ id: documents.id })
		.from(documents)
		.where(eq(documents.id, document))
		.for('no key update');
}

export interface NoteAuthor {
	note: string;
	/** Null: nobody is known to have made it. */
	person: string | null;
	name: string | null;
}

/** Who made the notes of a document, those that are on it no more among them. */
export async function allNoteAuthors(
	db: Database | Transaction,
	document: string
): Promise<NoteAuthor[]> {
	return db
		.select({ note: authors.note, person: authors.person, name: people.name })
		.from(authors)
		.leftJoin(people, eq(people.id, authors.person))
		.where(eq(authors.document, document));
}

/** Who made these notes; one that the log does not know is left out. */
export async function noteAuthors(
	db: Database | Transaction,
	{ document, notes }: { document: string; notes: readonly string[] }
): Promise<NoteAuthor[]> {
	if (notes.length === 0) return [];
	return db
		.select({ note: authors.note, person: authors.person, name: people.name })
		.from(authors)
		.leftJoin(people, eq(people.id, authors.person))
		.where(and(eq(authors.document, document), inArray(authors.note, [...notes])));
}

/** Ids of the notes that somebody is known to have made. */
export async function notesBy(
	db: Database | Transaction,
	{ document, person }: { document: string; person: string }
): Promise<string[]> {
	const rows = await db
		.select({ note: authors.note })
		.from(authors)
		.where(and(eq(authors.document, document), eq(authors.person, person)));
	return rows.map(({ note }) => note);
}
