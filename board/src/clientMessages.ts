import * as z from 'zod/mini';
import { answersSchema, mostPromoted } from './agreement/agreement.ts';
import { longestText, noteColours } from './elements.ts';
import { longestReason } from './hiddenNotes.ts';
import { isElementId } from './names.ts';
import { parseWith } from './parseWith.ts';
import { claimSchema, mostClaims, tokenSchema } from './privateWriting/claims.ts';
import { longestPrivateNote } from './privateWriting/privateNotes.ts';
import { reactionNames } from './reactions.ts';
import { mostMinutes } from './runSheet/phases.ts';
import { longestSeatName } from './seats.ts';
import { storable, written } from './storable.ts';
import { mostDots, mostVotingItems } from './voting/voting.ts';

const elementId = z.string().check(z.refine(isElementId));
const reactionName = z.enum(reactionNames);

/** For whom it is done, where not for oneself: a seat that one writes and votes for. */
const seat = z.optional(z.uuid());

const commandSchema = z.discriminatedUnion('name', [
	z.strictObject({
		name: z.literal('rename-board'),
		title: written(120)
	}),
	z.strictObject({ name: z.literal('freeze-board') }),
	z.strictObject({ name: z.literal('unfreeze-board') }),
	z.strictObject({
		name: z.literal('lock-elements'),
		elements: z.array(elementId).check(z.minLength(1), z.maxLength(200)),
		/** Whether they are locked or unlocked. */
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
		reason: written(longestReason),
		/** What becomes of its words in the experiment that is being agreed on from it, where one is. */
		wording: z.optional(z.enum(['anew', 'keep']))
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
		text: storable(longestPrivateNote),
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
		text: written(longestPrivateNote),
		colour: z.enum(noteColours),
		zone: z.nullable(elementId)
	}),
	z.strictObject({
		name: z.literal('add-seat'),
		called: written(longestSeatName)
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
		text: storable(longestText)
	}),
	z.strictObject({ name: z.literal('delete-claimed'), token: tokenSchema }),
	/** Puts private notes onto the board: all, or one that the server draws and everybody is shown. */
	z.strictObject({
		name: z.literal('reveal'),
		which: z.enum(['all', 'one']),
		/** What whoever asks for one saw in the spotlight: where it is something else by now, nothing is done. */
		lit: z.optional(z.nullable(elementId))
	}),
	z.strictObject({ name: z.literal('spotlight'), zone: z.nullable(elementId) }),
	/** Undoes everything that somebody did, but for what others have changed since. */
	z.strictObject({ name: z.literal('undo-person'), person: z.uuid() }),
	/** Does again what was undone. */
	z.strictObject({ name: z.literal('take-back-undo'), event: z.uuid() }),
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

/** Said before the state is asked for, by whom the whole board came with its authors: they are told only those of the notes that they lack. */
export const knowsAuthors = '{"type":"knows-authors"}';

/** The longest message of a client, in UTF-16 units. */
const longestMessage = 64 * 1024;

/** Reads what a client said; anything else than a known message is undefined, never a throw. */
export function parseClientMessage(text: string): ClientMessage | undefined {
	return text.length > longestMessage ? undefined : parseWith(clientMessageSchema, text);
}

/** The id of a command that cannot be read, where it has one as our clients write it. */
export function idOfUnreadable(text: string): string | undefined {
	return /^\{"type":"command","id":"([A-Za-z0-9_-]{16,64})"/.exec(text)?.[1];
}
