import type { ClientMessage, Command, ServerMessage } from '@small-change/board';
import {
	DbError,
	boardAccess,
	isDatabaseUnavailable,
	mostLocks,
	noteAuthors,
	readBoardAccess,
	rememberAnswer,
	rememberedAnswer,
	renameBoard,
	setBoardFrozen,
	setElementLocks,
	setReaction
} from '@small-change/db';
import type { BoardAccess, BoardFacts, Transaction } from '@small-change/db';
import type { CollabDependencies, ConnectionContext } from '../dependencies.ts';

export type CommandOutcome =
	{ ok: true; value: unknown } | { ok: false; code: string; message: string };

type Answer = Extract<ServerMessage, { type: 'answer' }>;

/** A command that may not be carried out, with the cure in words. */
class CommandRefused extends Error {
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.name = 'CommandRefused';
		this.code = code;
	}
}

/**
 * Carries out a command once: in one transaction it is authorized, done, and its answer kept under
 * its id, so that the same request sent again is answered alike and does nothing. Never throws.
 */
export async function runCommand(
	deps: CollabDependencies,
	context: ConnectionContext,
	request: ClientMessage
): Promise<CommandOutcome> {
	const { board, person } = context;
	if (request.deadline !== undefined && request.deadline < deps.now() - clockDrift) {
		return refused('too-late', 'This came too late to be carried out. Try again.');
	}
	try {
		const outcome = await once(() => deps.db.transaction((tx) => carryOut(tx, context, request)));
		if (outcome.ok) tellAll(deps, board, request.command);
		return outcome;
	} catch (error) {
		if (error instanceof CommandRefused) return refused(error.code, error.message);
		if (!isDatabaseUnavailable(error)) {
			deps.log.error({ err: error, command: request.command.name, person }, 'command failed');
		}
		return refused(
			'storage-unavailable',
			'Nothing was changed: storage unavailable. Try again in a moment.'
		);
	}
}

/** Everybody on the board is told what the command changed. */
function tellAll({ events }: CollabDependencies, board: string, command: Command): void {
	if (command.name === 'react') events.reacted(board, command.note);
	else events.changed(board);
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
	{ board, person }: ConnectionContext,
	{ id, command }: ClientMessage
): Promise<CommandOutcome> {
	const remembered = await rememberedAnswer(tx, { id, person });
	if (remembered !== undefined) return { ok: true, value: remembered.answer };
	const facts = await readBoardAccess(tx, { board, person });
	if (facts === undefined) throw new CommandRefused('not-found', 'This board is not open to you.');
	const access = boardAccess(facts);
	const value =
		command.name === 'react'
			? await react(tx, facts, { ...command, person, mayWrite: access.mayWrite })
			: await handle(tx, { board, person, access }, command);
	await rememberAnswer(tx, { id, board, person, name: command.name, answer: value });
	return { ok: true, value };
}

async function handle(
	tx: Transaction,
	{ board, person, access }: { board: string; person: string; access: BoardAccess },
	command: Exclude<Command, { name: 'react' }>
): Promise<unknown> {
	if (!access.mayFacilitate) {
		throw new CommandRefused(
			'not-allowed',
			'Only the owner of the board can do this. Ask them to.'
		);
	}
	switch (command.name) {
		case 'rename-board':
			await renameBoard(tx, { board, title: command.title });
			return null;
		case 'freeze-board':
		case 'unfreeze-board':
			await setBoardFrozen(tx, { board, frozen: command.name === 'freeze-board' });
			return null;
		case 'lock-elements': {
			const { elements, on } = command;
			if (await setElementLocks(tx, { board, elements, person, on })) return null;
			throw new CommandRefused(
				'too-many',
				`A board can hold ${mostLocks} elements fast. Let others go first.`
			);
		}
	}
}

/** Who may write may react, to what is a note of this board. */
async function react(
	tx: Transaction,
	{ board, document, frozen }: BoardFacts,
	command: Extract<Command, { name: 'react' }> & { person: string; mayWrite: boolean }
): Promise<null> {
	const { note, person, reaction, on } = command;
	if (!command.mayWrite) {
		throw new CommandRefused('not-allowed', 'You can read this board, but not react on it.');
	}
	if (frozen) throw new CommandRefused('frozen', 'The board is frozen: wait until it is not.');
	const [known] = await noteAuthors(tx, { document, notes: [note] });
	if (known === undefined) throw new CommandRefused('not-found', 'This note is not on the board.');
	await setReaction(tx, { board, note, person, reaction, on });
	return null;
}

function refused(
	code: string,
	message: string
): Extract<CommandOutcome, { ok: false }> & Pick<Extract<Answer, { ok: false }>, 'code'> {
	return { ok: false, code, message };
}
