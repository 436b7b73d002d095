import type { ClientMessage, Command, ServerMessage } from '@small-change/board';
import {
	DbError,
	boardAccess,
	holdDocument,
	isDatabaseUnavailable,
	readBoardAccess,
	rememberAnswer,
	rememberedAnswer
} from '@small-change/db';
import type { AccessAsked, BoardFacts, Transaction } from '@small-change/db';
import type { CollabDependencies, ConnectionContext } from '../dependencies.ts';
import { whyEnded } from '../access/whyEnded.ts';
import { agree } from './agree.ts';
import type { Agreeing } from './agree.ts';
import { auditCommand } from './auditCommand.ts';
import { balance } from './balance.ts';
import { doClaimed } from './claimed.ts';
import type { Claiming } from './claimed.ts';
import { CommandRefused } from './CommandRefused.ts';
import { leadHidden } from './hideNote.ts';
import { lead } from './lead.ts';
import { mustBeUnderWay } from './mustBeUnderWay.ts';
import { reveal, writeOwn } from './privateWriting.ts';
import { react } from './react.ts';
import { actorOf, leadSeats } from './seats.ts';
import type { LeadingSeats } from './seats.ts';
import { tellable } from './tellable.ts';
import { undoing } from './undoPerson.ts';
import type { Undoing } from './undoPerson.ts';
import { cast, leadVote } from './vote.ts';
import type { LeadingVote } from './vote.ts';

export type CommandOutcome =
	{ ok: true; value: unknown } | { ok: false; code: string; message: string };

/** Who asks. */
export type Asking = Pick<ConnectionContext, 'board' | 'person' | 'session'> & {
	/** Who is on the board on a phone; a page does not know it, and need not. */
	phones?: ReadonlySet<string>;
};

type Means = Pick<CollabDependencies, 'db' | 'log' | 'events' | 'now'>;

type Answer = Extract<ServerMessage, { type: 'answer' }>;

/**
 * Carries out a command once: in one transaction it is authorized, done, and its answer kept under
 * its id, so that the same request sent again is answered alike and does nothing. Never throws.
 */
export async function runCommand(
	deps: Means,
	context: Asking,
	request: ClientMessage
): Promise<CommandOutcome> {
	const { person } = context;
	if (request.deadline !== undefined && request.deadline < deps.now() - clockDrift) {
		return refused('too-late', 'This took too long to arrive. Try again.');
	}
	try {
		const outcome = await once(() => deps.db.transaction((tx) => carryOut(tx, context, request)));
		if (outcome.ok) tellAll(deps, context, request.command);
		return outcome;
	} catch (error) {
		if (error instanceof CommandRefused) return refused(error.code, error.message);
		if (!isDatabaseUnavailable(error)) {
			deps.log.error(tellable(error, request.command, person), 'command failed');
		}
		return refused(
			'storage-unavailable',
			'Nothing was changed: storage unavailable. Try again in a moment.'
		);
	}
}

/** Everybody on the board is told what the command changed. */
function tellAll({ events }: Means, { board, person }: Asking, command: Command): void {
	if (command.name === 'react') events.say({ kind: 'reacted', board, note: command.note });
	else if (command.name === 'cast')
		events.say({ kind: 'voted', board, person, seat: command.seat });
	else if (command.name === 'write-private' || command.name === 'delete-private') {
		events.say({ kind: 'wrote-own', board, person, seat: command.seat });
	} else if (isAgreeing(command)) events.agreed(board);
	else if (command.name === 'hide-note') {
		events.changed(board);
		events.agreed(board);
	} else if (command.name !== 'balance' && command.name !== 'find-claimed') events.changed(board);
}

/** Where another node carried the same command out meanwhile, the second look finds its answer. */
async function once(run: () => Promise<CommandOutcome>): Promise<CommandOutcome> {
	try {
		return await run();
	} catch (error) {
		if (error instanceof DbError && error.code === 'command_repeated') return await run();
		throw error;
	}
}

/** Clocks of devices differ; a command that is late by less than this is still done. Milliseconds. */
const clockDrift = 60_000;

async function carryOut(
	tx: Transaction,
	{ board, person, session, phones = new Set() }: Asking,
	{ id, command }: ClientMessage
): Promise<CommandOutcome> {
	const facts = await factsFor(tx, { board, person, session }, command);
	if (isOwn(command)) return { ok: true, value: await doOwn(tx, facts, { person, command }) };
	const { mayWrite, mayFacilitate } = boardAccess(facts);
	if (isClaiming(command)) {
		return { ok: true, value: await doClaimed(tx, facts, command) };
	}
	// The same again fills in the same: nothing of it is remembered.
	if (command.name === 'fill-agreement') {
		return { ok: true, value: await agree(tx, facts, { person, command }) };
	}
	const remembered = await rememberedAnswer(tx, { id, person });
	if (remembered !== undefined) return { ok: true, value: remembered.answer };
	if (mayFacilitate) mustBeUnderWay(facts, command);
	let value: unknown;
	if (command.name === 'react') value = await react(tx, facts, { ...command, person, mayWrite });
	else if (isAgreeing(command)) value = await agree(tx, facts, { person, command });
	else if (!mayFacilitate) {
		throw new CommandRefused('not-allowed', 'Only facilitators can do this. Ask one of them.');
	} else if (command.name === 'balance') {
		return { ok: true, value: await balance(tx, facts, { phones, asks: person }) };
	} else if (command.name === 'reveal') value = await reveal(tx, facts, command);
	else if (command.name === 'hide-note' || command.name === 'show-note') {
		value = await leadHidden(tx, facts, { person, command });
	} else if (isUndoing(command)) value = await undoing(tx, facts, { person, command });
	else if (isVote(command)) value = await leadVote(tx, facts, command);
	else if (isSeats(command)) value = await leadSeats(tx, facts, { person, command });
	else value = await lead(tx, facts, command);
	await auditCommand(tx, { board, person }, command);
	await rememberAnswer(tx, { id, board, person, name: command.name, answer: value });
	return { ok: true, value };
}

/** Whoever asks, as they are when it is done: what others change before it has the board it knows, what they change after waits. */
async function factsFor(
	tx: Transaction,
	asked: AccessAsked,
	command: Command
): Promise<BoardFacts> {
	const facts = await openFacts(tx, asked);
	if (alongside.has(command.name)) return facts;
	await holdDocument(tx, facts.document);
	return openFacts(tx, asked);
}

/**
 * What is one person's own, or only asked, is done beside all else. Every other command holds the document until it is
 * committed, and before any other lock, as whoever raises its rights does.
 */
const alongside: ReadonlySet<Command['name']> = new Set<Command['name']>([
	'write-private',
	'delete-private',
	'cast',
	'react',
	'balance',
	'fill-agreement',
	'find-claimed'
]);

/** @throws CommandRefused where the board is not open to them */
async function openFacts(tx: Transaction, asked: AccessAsked): Promise<BoardFacts> {
	const facts = await readBoardAccess(tx, asked);
	if (facts === undefined)
		throw new CommandRefused('not-found', 'You do not have access to this board.');
	if (boardAccess(facts).mayOpen) return facts;
	const { code, message } = whyEnded(facts);
	throw new CommandRefused(code, message);
}

/** What people do on their own, or for a seat. It is not remembered with their commands. */
type Own = Extract<Command, { name: 'write-private' | 'delete-private' | 'cast' }>;

async function doOwn(
	tx: Transaction,
	facts: BoardFacts,
	{ person, command }: { person: string; command: Own }
): Promise<unknown> {
	const actor = await actorOf(tx, facts, { person, seat: command.seat });
	if (command.name === 'cast') return cast(tx, facts, { ...actor, command });
	return writeOwn(tx, facts, { ...actor, command });
}

function isOwn(command: Command): command is Own {
	return ['write-private', 'delete-private', 'cast'].includes(command.name);
}

function isSeats(command: Command): command is LeadingSeats {
	return ['add-seat', 'remove-seat', 'take-on-seat', 'write-for-seat'].includes(command.name);
}

function isAgreeing(command: Command): command is Agreeing {
	return command.name.endsWith('-agreement');
}

function isClaiming(command: Command): command is Claiming {
	return ['find-claimed', 'edit-claimed', 'delete-claimed'].includes(command.name);
}

function isUndoing(command: Command): command is Undoing {
	return command.name === 'undo-person' || command.name === 'take-back-undo';
}

function isVote(command: Command): command is LeadingVote {
	return ['open-voting', 'close-voting', 'choose'].includes(command.name);
}

function refused(
	code: string,
	message: string
): Extract<CommandOutcome, { ok: false }> & Pick<Extract<Answer, { ok: false }>, 'code'> {
	return { ok: false, code, message };
}
