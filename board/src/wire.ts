import * as z from 'zod/mini';
import { agreementSchema, answersSchema, mostPromoted } from './agreement/agreement.ts';
import { longestText, noteColours } from './elements.ts';
import { isElementId } from './names.ts';
import { mostDots, mostVotingItems, votingSchema } from './voting/voting.ts';
import { claimSchema, mostClaims, tokenSchema } from './privateWriting/claims.ts';
import { longestPrivateNote, privateWritingSchema } from './privateWriting/privateNotes.ts';
import { hiddenNoteSchema, hiddenOfMineSchema, longestReason } from './hiddenNotes.ts';
import { reactionNames } from './reactions.ts';
import { mostMinutes } from './runSheet/phases.ts';
import { runSchema } from './runSheet/run.ts';
import { longestSeatName, seatSchema } from './seats.ts';

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
	'access-ended'
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

const elementId = z.string().check(z.refine(isElementId));

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
	/** Ids of the elements that facilitators hold fast. */
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

/** For whom it is done, where not for oneself: a seat that one writes and votes for. */
const seat = z.optional(z.uuid());

const commandSchema = z.discriminatedUnion('name', [
	z.strictObject({
		name: z.literal('rename-board'),
		title: z.string().check(z.trim(), z.minLength(1), z.maxLength(120))
	}),
	z.strictObject({ name: z.literal('freeze-board') }),
	z.strictObject({ name: z.literal('unfreeze-board') }),
	z.strictObject({
		name: z.literal('lock-elements'),
		elements: z.array(elementId).check(z.minLength(1), z.maxLength(200)),
		/** Whether they are held fast or let go. */
		on: z.boolean()
	}),
	/** To another phase, or with null to the end of the run sheet. */
	z.strictObject({
		name: z.literal('go-to-phase'),
		phase: z.nullable(z.uuid()),
		/** Where whoever asks saw it: where it is elsewhere by now, nothing is done. */
		from: z.nullable(z.uuid())
	}),
	/** Back to where it was before the last step, with its clock. */
	z.strictObject({ name: z.literal('take-back-phase'), from: z.nullable(z.uuid()) }),
	z.strictObject({ name: z.literal('pause-clock') }),
	z.strictObject({ name: z.literal('resume-clock') }),
	z.strictObject({
		name: z.literal('add-time'),
		minutes: z.int().check(z.gte(-mostMinutes), z.lte(mostMinutes))
	}),
	/** Shortens the phases to come by so many minutes in all. */
	z.strictObject({
		name: z.literal('trim-phases'),
		minutes: z.int().check(z.gte(1), z.lte(mostMinutes))
	}),
	/** Takes a note off the board, with the reason; nobody but facilitators and its author is told. */
	z.strictObject({
		name: z.literal('hide-note'),
		note: elementId,
		reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestReason))
	}),
	z.strictObject({ name: z.literal('show-note'), note: elementId }),
	/** Opens a round of voting on notes and groups. */
	z.strictObject({
		name: z.literal('open-voting'),
		items: z.array(elementId).check(z.minLength(2), z.maxLength(mostVotingItems)),
		budget: z.int().check(z.gte(1), z.lte(mostDots)),
		perItem: z.int().check(z.gte(1), z.lte(mostDots))
	}),
	/** Gives so many dots to something, in place of those given to it before. */
	z.strictObject({
		name: z.literal('cast'),
		round: z.uuid(),
		item: elementId,
		seat,
		dots: z.int().check(z.gte(0), z.lte(mostDots))
	}),
	z.strictObject({ name: z.literal('close-voting'), round: z.uuid() }),
	/** Says that the team has chosen something, or takes that back. */
	z.strictObject({ name: z.literal('choose'), element: elementId, on: z.boolean() }),
	/** Writes a note of one's own, which nobody else is sent. */
	z.strictObject({
		name: z.literal('write-private'),
		note: elementId,
		text: z.string().check(z.maxLength(longestPrivateNote)),
		colour: z.enum(noteColours),
		seat,
		/** The version that it was changed from; 0 where it is new. */
		from: z.int().check(z.gte(0)),
		/** By what it is its author's after the reveal; kept where it is written without a name. */
		claim: z.optional(claimSchema)
	}),
	z.strictObject({ name: z.literal('delete-private'), note: elementId, seat }),
	/** Writes a note onto the board for somebody without a device. */
	z.strictObject({
		name: z.literal('write-for-seat'),
		seat: z.uuid(),
		text: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestPrivateNote)),
		colour: z.enum(noteColours),
		zone: z.nullable(elementId)
	}),
	z.strictObject({
		name: z.literal('add-seat'),
		called: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestSeatName))
	}),
	z.strictObject({ name: z.literal('remove-seat'), seat: z.uuid() }),
	/** From now on whoever asks writes and votes for it. */
	z.strictObject({ name: z.literal('take-on-seat'), seat: z.uuid() }),
	/** How the room and those elsewhere take part, in numbers. */
	z.strictObject({ name: z.literal('balance') }),
	/** Begins to agree on an experiment before everybody's eyes. */
	z.strictObject({
		name: z.literal('begin-agreement'),
		notes: z.array(elementId).check(z.minLength(1), z.maxLength(mostPromoted))
	}),
	z.strictObject({
		name: z.literal('fill-agreement'),
		experiment: z.uuid(),
		answers: answersSchema
	}),
	/** From now on whoever asks fills it in. */
	z.strictObject({ name: z.literal('take-on-agreement'), experiment: z.uuid() }),
	z.strictObject({ name: z.literal('drop-agreement'), experiment: z.uuid() }),
	/** Asks which notes these tokens belong to. */
	z.strictObject({
		name: z.literal('find-claimed'),
		tokens: z.array(tokenSchema).check(z.minLength(1), z.maxLength(mostClaims))
	}),
	/** Writes anew what a note says that was written without a name. */
	z.strictObject({
		name: z.literal('edit-claimed'),
		token: tokenSchema,
		text: z.string().check(z.maxLength(longestText))
	}),
	z.strictObject({ name: z.literal('delete-claimed'), token: tokenSchema }),
	/** Puts private notes onto the board: all, or one that the server draws and everybody is shown. */
	z.strictObject({ name: z.literal('reveal'), which: z.enum(['all', 'one']) }),
	z.strictObject({ name: z.literal('spotlight'), zone: z.nullable(elementId) }),
	/** Lets somebody lead as well, or no longer. */
	z.strictObject({ name: z.literal('set-facilitator'), person: z.uuid(), on: z.boolean() }),
	z.strictObject({
		name: z.literal('react'),
		note: elementId,
		reaction: reactionName,
		/** Whether it is put there or taken back. */
		on: z.boolean()
	})
]);
/** What a person asks the server to do to a board. */
export type Command = z.infer<typeof commandSchema>;

const clientMessageSchema = z.strictObject({
	type: z.literal('command'),
	/** Chosen by the device, kept over every repeat. */
	id: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/)),
	/** After this it is not worth doing. Milliseconds since the epoch. */
	deadline: z.optional(z.number()),
	command: commandSchema
});
export type ClientMessage = z.infer<typeof clientMessageSchema>;

/** The longest message of a client, in UTF-16 units. */
const longestMessage = 64 * 1024;

export function parseServerMessage(text: string): ServerMessage | undefined {
	return parseWith(serverMessageSchema, text);
}

/** Reads what a client said; anything else than a known message is undefined, never a throw. */
export function parseClientMessage(text: string): ClientMessage | undefined {
	return text.length > longestMessage ? undefined : parseWith(clientMessageSchema, text);
}

function parseWith<Message>(schema: z.ZodMiniType<Message>, text: string): Message | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		// No JSON: the same as any other message that is not known.
		return undefined;
	}
	const parsed = schema.safeParse(value);
	return parsed.success ? parsed.data : undefined;
}
