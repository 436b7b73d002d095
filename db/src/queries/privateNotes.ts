import { createHmac, randomBytes } from 'node:crypto';
import { and, asc, count, countDistinct, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers } from '../schema/boards.ts';
import { noteAuthors } from '../schema/documents.ts';
import { conversations } from '../schema/teams.ts';
import { phases, privateNotes, runs } from '../schema/runs.ts';
import { takeTurn } from './locks.ts';
import type { PhaseRow } from './runs.ts';

/** A note of one person, as its author gets it back. */
export interface OwnPrivateNote {
	id: string;
	text: string;
	colour: string;
	version: number;
}

/** A note that is to be revealed. */
export interface HiddenNote {
	note: string;
	phase: string | null;
	/** Null: written without a name. */
	person: string | null;
	text: string;
	colour: string;
	/** By what it stays its author's without a name. */
	claim: Uint8Array | null;
}

/** Notes of this person: by name, and by the key that stands for them where they wrote without one. */
async function of(
	db: Database | Transaction,
	{ conversation, person }: { conversation: string; person: string }
): Promise<SQL | undefined> {
	const key = await keyOf(db, { conversation, person });
	const mine =
		key === undefined
			? eq(privateNotes.person, person)
			: sql`(${privateNotes.person} = ${person} or ${privateNotes.authorKey} = ${key})`;
	return and(eq(privateNotes.conversation, conversation), mine);
}

async function keyOf(
	db: Database | Transaction,
	{ conversation, person }: { conversation: string; person: string }
): Promise<Buffer | undefined> {
	const [run] = await db
		.select({ secret: runs.secret })
		.from(runs)
		.where(eq(runs.conversation, conversation));
	return run?.secret ? hashed(run.secret, person) : undefined;
}

function hashed(secret: Uint8Array, person: string): Buffer {
	return createHmac('sha256', secret).update(person).digest();
}

/**
 * The phase that is under way, which stays so until the transaction ends. Many may hold it at once; a
 * step to another phase waits for all of them.
 */
export async function holdPhase(
	tx: Transaction,
	conversation: string
): Promise<Pick<PhaseRow, 'id' | 'name' | 'write' | 'privacy' | 'weigh'> | undefined> {
	const [run] = await tx
		.select({ current: runs.current })
		.from(runs)
		.where(eq(runs.conversation, conversation))
		.for('share');
	if (!run?.current) return undefined;
	const [phase] = await tx
		.select({
			id: phases.id,
			name: phases.name,
			write: phases.write,
			privacy: phases.privacy,
			weigh: phases.weigh
		})
		.from(phases)
		.where(eq(phases.id, run.current));
	return phase;
}

/** An anonymous phase begins: makes the conversation's secret where it has none; whether enough write is asked anew. */
export async function keepSecret(tx: Transaction, conversation: string): Promise<void> {
	await tx
		.update(runs)
		.set({ secret: sql`coalesce(${runs.secret}, ${randomBytes(32)})`, enoughWrote: false })
		.where(eq(runs.conversation, conversation));
}

/** A person's own notes that are not revealed, in an order that says nothing. */
export async function ownPrivateNotes(
	db: Database | Transaction,
	author: { conversation: string; person: string }
): Promise<OwnPrivateNote[]> {
	return db
		.select({
			id: privateNotes.note,
			text: privateNotes.text,
			colour: privateNotes.colour,
			version: privateNotes.version
		})
		.from(privateNotes)
		.where(await of(db, author))
		.orderBy(asc(privateNotes.note));
}

/** How many notes wait to be revealed, and of how many people. */
export async function privateTotals(
	db: Database | Transaction,
	conversation: string
): Promise<{ notes: number; writers: number; anonymousWriters: number }> {
	const [totals] = await db
		.select({
			notes: count(),
			named: countDistinct(privateNotes.person),
			anonymousWriters: countDistinct(privateNotes.authorKey)
		})
		.from(privateNotes)
		.where(eq(privateNotes.conversation, conversation));
	const { notes = 0, named = 0, anonymousWriters = 0 } = totals ?? {};
	return { notes, writers: named + anonymousWriters, anonymousWriters };
}

/**
 * Writes a private note. `from`: the version that it was changed from, 0 for a new one.
 * @returns its version now; `changed` where another device of the same person changed it meanwhile,
 * `taken` where it is somebody else's, `too-many` where its author has so many already
 */
export async function writePrivateNote(
	tx: Transaction,
	note: {
		conversation: string;
		person: string;
		phase: string;
		anonymous: boolean;
		id: string;
		text: string;
		colour: string;
		from: number;
		most: number;
		/** Kept with a new note without a name. */
		claim?: Uint8Array | undefined;
	}
): Promise<number | 'changed' | 'taken' | 'too-many'> {
	const { conversation, person, phase, anonymous, id, text, colour, from, most, claim } = note;
	const own = await of(tx, { conversation, person });
	const here = and(eq(privateNotes.conversation, conversation), eq(privateNotes.note, id));
	const [known] = await tx
		.select({ text: privateNotes.text, version: privateNotes.version })
		.from(privateNotes)
		.where(and(own, eq(privateNotes.note, id)))
		.for('update');
	if (known !== undefined) {
		if (known.version !== from) return known.text === text ? known.version : 'changed';
		await tx
			.update(privateNotes)
			.set({ text, colour, version: from + 1 })
			.where(here);
		return from + 1;
	}
	await takeTurn(tx, `private notes in ${conversation} of ${person}`);
	const [mine] = await tx.select({ notes: count() }).from(privateNotes).where(own);
	if ((mine?.notes ?? 0) >= most) return 'too-many';
	const key = anonymous ? await keyOf(tx, { conversation, person }) : undefined;
	if (anonymous && key === undefined) throw new Error('An anonymous phase has no key.');
	const author = key === undefined ? { person } : { authorKey: key, claim };
	const made = await tx
		.insert(privateNotes)
		.values({ conversation, note: id, phase, ...author, text, colour })
		.onConflictDoNothing()
		.returning({ version: privateNotes.version });
	return made[0]?.version ?? 'taken';
}

export async function deletePrivateNote(
	tx: Transaction,
	{ conversation, person, id }: { conversation: string; person: string; id: string }
): Promise<void> {
	const own = await of(tx, { conversation, person });
	await tx.delete(privateNotes).where(and(own, eq(privateNotes.note, id)));
}

/**
 * Takes hidden notes out, in an order drawn by lot: all, or one. With the last of them goes the secret
 * that ties anonymous ones to people. To be put onto the board in the same transaction.
 */
export async function takeHiddenNotes(
	tx: Transaction,
	{ conversation, most }: { conversation: string; most: number }
): Promise<HiddenNote[]> {
	const drawn = await tx
		.select({ note: privateNotes.note })
		.from(privateNotes)
		.where(eq(privateNotes.conversation, conversation))
		.orderBy(sql`random()`)
		.limit(most)
		.for('update');
	if (drawn.length === 0) return [];
	const ids = drawn.map(({ note }) => note);
	const taken = await tx
		.delete(privateNotes)
		.where(and(eq(privateNotes.conversation, conversation), inArray(privateNotes.note, ids)))
		.returning({
			note: privateNotes.note,
			phase: privateNotes.phase,
			person: privateNotes.person,
			text: privateNotes.text,
			colour: privateNotes.colour,
			claim: privateNotes.claim
		});
	const { anonymousWriters } = await privateTotals(tx, conversation);
	const kept =
		anonymousWriters === 0 ? { secret: null, enoughWrote: false } : { enoughWrote: true };
	await tx.update(runs).set(kept).where(eq(runs.conversation, conversation));
	const place = new Map(ids.map((id, index) => [id, index]));
	return taken.sort((a, b) => (place.get(a.note) ?? 0) - (place.get(b.note) ?? 0));
}

/** Gives what a guest wrote on their own to the person they turn out to be. */
export async function movePrivateNotes(
	tx: Transaction,
	{ from, to }: { from: string; to: string }
): Promise<void> {
	await tx.update(privateNotes).set({ person: to }).where(eq(privateNotes.person, from));
	const secrets = await tx
		.select({ conversation: runs.conversation, secret: runs.secret })
		.from(runs)
		.innerJoin(conversations, eq(conversations.id, runs.conversation))
		.innerJoin(
			boardMembers,
			and(eq(boardMembers.board, conversations.board), eq(boardMembers.person, from))
		)
		.where(isNotNull(runs.secret));
	for (const { conversation, secret } of secrets) {
		if (secret === null) continue;
		const [old, own] = [hashed(secret, from), hashed(secret, to)];
		await tx
			.update(privateNotes)
			.set({ authorKey: own })
			.where(and(eq(privateNotes.conversation, conversation), eq(privateNotes.authorKey, old)));
	}
}

/** Says who wrote notes that the server put onto a board, in the transaction that does so. */
export async function setNoteAuthors(
	tx: Transaction,
	{ document, authors }: { document: string; authors: ReadonlyMap<string, string> }
): Promise<void> {
	for (const [note, person] of authors) {
		await tx
			.update(noteAuthors)
			.set({ person })
			.where(and(eq(noteAuthors.document, document), eq(noteAuthors.note, note)));
	}
}
