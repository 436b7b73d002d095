import * as z from 'zod/mini';
import { agreementSchema } from './agreement/agreement.ts';
import { votingSchema } from './voting/voting.ts';
import { privateWritingSchema } from './privateWriting/privateNotes.ts';
import { hiddenNoteSchema, hiddenOfMineSchema } from './hiddenNotes.ts';
import { parseWith } from './parseWith.ts';
import { reactionNames } from './reactions.ts';
import { runSchema } from './runSheet/run.ts';
import { seatSchema } from './seats.ts';

/** Close codes of a board's WebSocket. 4xxx is ours to give. */
export const closeCodes = {
	/** Not admitted, or no longer. Final until somebody lets the person in. */
	denied: 4401,
	/** The document's connection ended; a new socket may follow at once. */
	again: 4205,
	/** An update or frame that no honest client sends. */
	malformed: 4400,
	/** An update that this person may not make now. */
	notAllowed: 4403,
	/** Reads too slowly to follow: come back for the state. */
	tooSlow: 4408,
	/** Storage is away: come back with patience. */
	unavailable: 4503,
	/** The server restarts: come back. */
	restart: 1012
} as const;

export const refusalCodes = [
	'too-large',
	'unreadable',
	'content-kind',
	'text-too-long',
	'client-id',
	'clock-gap',
	'unknown-reference',
	'unknown-root',
	'bad-key',
	'bad-value',
	'incomplete-element',
	'no-document',
	'read-only',
	'frozen',
	'locked',
	'phase-write',
	'phase-move',
	'access-ended',
	'archived',
	'signed-out',
	'restored'
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

const refusalSchema = z.object({
	/** Malformed or forged: never tried again. Not allowed now: the rest of what waits may be. */
	kind: z.enum(['malformed', 'not-allowed']),
	code: z.enum(refusalCodes),
	/** The rule's number in SPEC.md. */
	rule: z.string(),
	/** For a person; names the cure. */
	message: z.string()
});
export type Refusal = z.infer<typeof refusalSchema>;

const roles = ['owner', 'facilitator', 'writer', 'reader'] as const;

export const boardStateSchema = z.object({
	id: z.string(),
	title: z.string(),
	question: z.string(),
	frozen: z.boolean(),
	rightsVersion: z.number(),
	/** Ids of the elements that facilitators lock. */
	locks: z._default(z.array(z.string()), []),
	/** Ids of the people who lead. */
	leaders: z._default(z.array(z.string()), []),
	/** Who is in the room without a device; told to facilitators alone. */
	seats: z._default(z.array(seatSchema), []),
	/** Whether the conversation is over, and its record written. */
	closed: z._default(z.boolean(), false),
	/** Ids of what the team has chosen. */
	chosen: z._default(z.array(z.string()), []),
	/** What facilitators took off the board; they alone are told. */
	hidden: z._default(z.array(hiddenNoteSchema), []),
	/** What of it is this person's own. */
	hiddenOfMine: z._default(z.array(hiddenOfMineSchema), []),
	/** When this was told, by the clock of whoever serves it. Milliseconds since the epoch. */
	now: z.optional(z.number()),
	/** How the conversation stands; null where the board has no run sheet. */
	run: z._default(z.nullable(runSchema), null),
	you: z.object({
		person: z.string(),
		name: z.string(),
		role: z.enum(roles),
		mayWrite: z.boolean(),
		mayFacilitate: z._default(z.boolean(), false)
	})
});
/** What is known of a board outside its document, for one person. */
export type BoardState = z.infer<typeof boardStateSchema>;

export const authorSchema = z.object({
	person: z.nullable(z.string()),
	name: z.nullable(z.string())
});

const boardExperimentSchema = z.object({
	id: z.string(),
	title: z.string(),
	status: z.enum(['draft', 'agreed', 'running', 'finished']),
	outcome: z.nullable(
		z.enum(['worked', 'partly-worked', 'did-not-work', 'cannot-tell', 'stopped'])
	),
	/** Ids of the notes that it was made from. */
	notes: z.array(z.string())
});
/** What a board shows of an experiment. */
export type BoardExperiment = z.infer<typeof boardExperimentSchema>;

const reactionName = z.enum(reactionNames);
const noteReactionsSchema = z.object({
	counts: z.partialRecord(reactionName, z.int().check(z.gte(0))),
	mine: z.array(reactionName)
});

const answer = { type: z.literal('answer'), id: z.string() };

const serverMessageSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('refused'), refusal: refusalSchema }),
	z.discriminatedUnion('ok', [
		z.object({ ...answer, ok: z.literal(true), value: z.unknown() }),
		z.object({ ...answer, ok: z.literal(false), code: z.string(), message: z.string() })
	]),
	z.object({ type: z.literal('board'), board: boardStateSchema }),
	z.object({ type: z.literal('authors'), authors: z.record(z.string(), authorSchema) }),
	z.object({ type: z.literal('experiments'), experiments: z.array(boardExperimentSchema) }),
	/** By note; a note without any more has no counts. */
	z.object({ type: z.literal('reactions'), reactions: z.record(z.string(), noteReactionsSchema) }),
	z.object({ type: z.literal('voting'), voting: z.nullable(votingSchema) }),
	/** Null: nothing of this person, or of anybody, waits to be revealed. */
	z.object({ type: z.literal('private'), writing: z.nullable(privateWritingSchema) }),
	/** Null: nothing is being agreed on. */
	z.object({ type: z.literal('agreement'), agreement: z.nullable(agreementSchema) }),
	z.object({ type: z.literal('storage'), ok: z.boolean() })
]);
/** What the server tells over the live line beside the document. */
export type ServerMessage = z.infer<typeof serverMessageSchema>;

/** Reads what the server said; anything else than a known message is undefined, never a throw. */
export function parseServerMessage(text: string): ServerMessage | undefined {
	return parseWith(serverMessageSchema, text);
}
