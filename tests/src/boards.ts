import { randomBytes } from 'node:crypto';
import { BoardClient, newIdFrom } from '@small-change/board';
import type { StateAnswer } from '@small-change/board';
import {
	createBoard,
	createConversation,
	createGuest,
	joinBoard,
	readRun,
	signTicket
} from '@small-change/db';
import type { Database, NewPhase, PhaseRow } from '@small-change/db';
import { someCode } from '@small-change/db/testing';
import { testSecret } from './collabNode.ts';
import { scriptEnvironment } from './scriptEnvironment.ts';
import type { Network } from './scriptEnvironment.ts';

export interface TestPerson {
	id: string;
	name: string;
}

function newBoardId(): string {
	return newIdFrom(randomBytes(17)).slice(0, 22);
}

export function newElementId(): string {
	return newIdFrom(randomBytes(12));
}

/** A board with its owner, as the home page makes them. */
export async function makeBoard(db: Database): Promise<{ board: string; owner: TestPerson }> {
	const owner = await createGuest(db, { name: 'Olu' });
	const board = newBoardId();
	await createBoard(db, {
		id: board,
		title: 'A board',
		question: 'What small change?',
		owner: owner.id
	});
	return { board, owner };
}

/** A conversation with its board and a run sheet that nobody has started. */
export async function makeConversation(
	db: Database,
	plan: readonly Partial<NewPhase>[]
): Promise<{ board: string; owner: TestPerson; phases: PhaseRow[] }> {
	const owner = await createGuest(db, { name: 'Olu' });
	const board = newBoardId();
	await createConversation(db, {
		board: { id: board, title: 'A board', owner: owner.id },
		newCode: someCode,
		phases: plan.map((phase) => ({
			name: 'A phase',
			script: '',
			minutes: null,
			write: 'everybody',
			move: 'everybody',
			zone: null,
			privacy: 'open' as const,
			...phase
		}))
	});
	return { board, owner, phases: (await readRun(db, board))?.phases ?? [] };
}

export async function joinAs(db: Database, board: string, name: string): Promise<TestPerson> {
	const person = await createGuest(db, { name });
	await joinBoard(db, { board, person: person.id });
	return person;
}

export function ticketFor(
	board: string,
	person: TestPerson,
	options: { expires?: number; secret?: string } = {}
): string {
	return signTicket(options.secret ?? testSecret, {
		person: person.id,
		name: person.name,
		board,
		session: 'test',
		expires: options.expires ?? Date.now() + 60_000
	});
}

/** A headless client that behaves as the browser's does. */
export function openClient(options: {
	base: () => string;
	board: string;
	person: TestPerson;
	network?: Network;
	/** Where the tickets come from; made here unless told. */
	ticket?: () => Promise<string>;
	/** How the whole board is taken over HTTP; over the socket unless told. */
	fetchState?: (answered: () => void) => StateAnswer;
	changed?: () => void;
	/** By how much the device's clock is wrong. Milliseconds. */
	clockOff?: number;
}): BoardClient {
	const { board, person } = options;
	const client = new BoardClient(
		scriptEnvironment({
			base: options.base,
			board,
			ticket: options.ticket ?? (() => ticketFor(board, person)),
			...(options.fetchState && { fetchState: options.fetchState }),
			clockOff: options.clockOff ?? 0,
			...(options.network === undefined ? {} : { network: options.network })
		}),
		{ board, person: person.id, changed: options.changed ?? (() => undefined) }
	);
	client.start();
	return client;
}
