import { CommandError, makeNote, moveElements, timeLeft, worldPoint } from '@small-change/board';
import type { BoardClient, Command } from '@small-change/board';
import type { PhaseRow } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeConversation, newElementId, openClient, ticketFor } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';
import { until } from '../src/until.ts';

const secretScript = 'Read this aloud: hold your judgement back';

let database: TestDatabase;
let nodes: CollabNode[];
let board: string;
let phases: PhaseRow[];
let olu: TestPerson;
let ben: TestPerson;
let owner: BoardClient;
let guest: BoardClient;

const [listen, write, sort] = [0, 1, 2];

beforeAll(async () => {
	database = await createTestDatabase();
	nodes = [await startCollabNode(database.db), await startCollabNode(database.db)];
});

afterAll(async () => {
	for (const node of nodes) await node.stop();
	await database.close();
});

function open(person: TestPerson, node = 0): BoardClient {
	return openClient({ base: () => nodes[node]?.base ?? '', board, person });
}

beforeEach(async () => {
	const made = await makeConversation(database.db, [
		{
			name: 'Set the scene',
			minutes: 5,
			script: secretScript,
			write: 'facilitators',
			move: 'facilitators'
		},
		{ name: 'Brainstorm', minutes: 8, move: 'facilitators' },
		{ name: 'Group', write: 'facilitators' }
	]);
	({ board, owner: olu, phases } = made);
	ben = await joinAs(database.db, board, 'Ben');
	owner = open(olu);
	guest = open(ben);
	await until('both are in', () => [owner, guest].every(({ told }) => told.state !== undefined));
	return () => {
		owner.destroy();
		guest.destroy();
	};
});

const idOf = (index: number): string => phases[index]?.id ?? '';

function go(client: BoardClient, to: number, from?: number): Promise<unknown> {
	const phase = idOf(to);
	return client.command({
		name: 'go-to-phase',
		phase,
		from: from === undefined ? null : idOf(from)
	});
}

async function isAt(client: BoardClient, phase: number): Promise<void> {
	await until(`it is phase ${phase}`, () => client.told.state?.run?.current === idOf(phase));
}

function note(client: BoardClient, text: string, x = 0): string {
	const id = newElementId();
	makeNote(client.document, client.hand, { id, at: worldPoint(x, 0), text });
	return id;
}

async function refusal(asked: Promise<unknown>): Promise<string> {
	const error: unknown = await asked.catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(CommandError);
	return (error as CommandError).code;
}

const has = (client: BoardClient, id: string): boolean => client.document.element(id) !== undefined;

describe('phases', () => {
	test('R6, R7 each leaves to facilitators what it says, whoever writes past the page', async () => {
		const before = note(guest, 'Before it starts everybody may do everything');
		await until('it is there', () => has(owner, before));
		await go(owner, listen);
		await isAt(guest, listen);
		note(guest, 'Too early');
		await until('it is kept as a draft', () => guest.recovered.length === 1);
		expect(guest.recovered[0]?.text).toBe('Too early');
		expect(guest.recovered[0]?.reason).toContain('Set the scene');
		const said = note(owner, 'What we are here for');
		await until('the facilitator may', () => has(guest, said));

		await go(owner, write, listen);
		await isAt(guest, write);
		const idea = note(guest, 'Fewer letters');
		await until('it is written', () => has(owner, idea));
		moveElements(guest.document, guest.hand, [{ id: said, at: worldPoint(900, 900) }]);
		await until('it was refused and lies where it was', () => {
			const element = guest.document.element(said);
			return guest.recovered.length > 1 && element !== undefined && 'at' in element
				? element.at[0] === 0
				: false;
		});

		await go(owner, sort, write);
		await isAt(guest, sort);
		moveElements(guest.document, guest.hand, [{ id: said, at: worldPoint(900, 900) }]);
		await until('it is moved', () => {
			const element = owner.document.element(said);
			return element !== undefined && 'at' in element && element.at[0] === 900;
		});
	});

	test('S6 what somebody wrote while they were away is judged by the phase of their return', async () => {
		await go(owner, write);
		await isAt(guest, write);
		const waits = openClient({
			base: () => (away ? 'ws://127.0.0.1:9' : (nodes[0]?.base ?? '')),
			board,
			person: ben
		});
		let away = false;
		await until('a second tab is in', () => waits.ready);
		away = true;
		await go(owner, listen, write);
		note(waits, 'Written a moment too late');
		away = false;
		await until('it is a draft', () => waits.recovered.length === 1);
		expect(waits.recovered[0]?.text).toBe('Written a moment too late');
		waits.destroy();
	});
});

describe('leading', () => {
	test('S2 two who go on at one instant, on two nodes, go one step', async () => {
		await owner.command({ name: 'set-facilitator', person: ben.id, on: true });
		const elsewhere = open(ben, 1);
		await until('Ben leads as well', () => elsewhere.told.state?.you.mayFacilitate === true);
		await go(owner, listen);
		await isAt(elsewhere, listen);
		const outcomes = await Promise.allSettled([
			go(owner, write, listen),
			go(elsewhere, write, listen)
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const failed = outcomes.find((outcome) => outcome.status === 'rejected');
		expect((failed?.reason as CommandError).code).toBe('moved-on');
		await isAt(elsewhere, write);
		elsewhere.destroy();
	});

	test('S2 nobody but facilitators does anything of it', async () => {
		const commands: Command[] = [
			{ name: 'go-to-phase', phase: idOf(0), from: null },
			{ name: 'take-back-phase', from: null },
			{ name: 'pause-clock' },
			{ name: 'resume-clock' },
			{ name: 'add-time', minutes: 1 },
			{ name: 'trim-phases', minutes: 1 },
			{ name: 'spotlight', zone: null },
			{ name: 'set-facilitator', person: ben.id, on: true }
		];
		for (const command of commands) {
			expect(await refusal(guest.command(command)), command.name).toBe('not-allowed');
		}
	});

	test('whoever began it always leads; others stop to lead at once', async () => {
		await owner.command({ name: 'set-facilitator', person: ben.id, on: true });
		await until('Ben leads', () => guest.told.state?.you.mayFacilitate === true);
		await go(guest, listen);
		const one = { name: 'set-facilitator', person: olu.id, on: false } as const;
		expect(await refusal(guest.command(one))).toBe('owner');
		await owner.command({ name: 'set-facilitator', person: ben.id, on: false });
		expect(await refusal(go(guest, write, listen))).toBe('not-allowed');
		note(guest, 'As one of all');
		await until('the phase holds for Ben again', () => guest.recovered.length === 1);
		const stranger = { ...one, person: '6f6c6f6c-6f6c-4f6c-8f6c-6f6c6f6c6f6c', on: true } as const;
		expect(await refusal(owner.command(stranger))).toBe('not-found');
	});

	test('S3 a step is taken back with the clock that it had', async () => {
		await go(owner, listen);
		await isAt(owner, listen);
		const clock = owner.told.state?.run?.clock;
		await go(owner, write, listen);
		await isAt(owner, write);
		expect(owner.told.state?.run?.takeBack?.words).toBe('Now: “Brainstorm”.');
		await owner.command({ name: 'take-back-phase', from: idOf(write) });
		await isAt(owner, listen);
		expect(owner.told.state?.run?.clock).toEqual(clock);
		await isAt(guest, listen);
		expect(await refusal(owner.command({ name: 'take-back-phase', from: idOf(listen) }))).toBe(
			'too-late'
		);
	});

	test('S1 phase and clock live through the end of every server', async () => {
		await go(owner, listen);
		await owner.command({ name: 'add-time', minutes: 2 });
		await owner.command({ name: 'pause-clock' });
		await until('it is paused', () => typeof guest.told.state?.run?.clock?.pausedAt === 'number');
		const kept = guest.told.state?.run;
		await nodes[0]?.stop();
		nodes[0] = await startCollabNode(database.db);
		const later = open(ben);
		await isAt(later, listen);
		const run = later.told.state?.run;
		expect(run?.clock).toEqual(kept?.clock);
		const left = run?.clock && timeLeft(run.clock, run.now);
		expect(left).toBeGreaterThan(6.9 * 60_000);
		expect(left).toBeLessThanOrEqual(7 * 60_000);
		later.destroy();
	});

	test('phases to come are made shorter on request', async () => {
		await go(owner, listen);
		await owner.command({ name: 'trim-phases', minutes: 3 });
		await until('it is told', () => guest.told.state?.run?.phases[write]?.minutes === 5);
		expect(guest.told.state?.run?.phases.map(({ minutes }) => minutes)).toEqual([5, 5, null]);
	});

	test('a board without a run sheet says so', async () => {
		const plain = await makeConversation(database.db, []);
		const client = openClient({
			base: () => nodes[0]?.base ?? '',
			board: plain.board,
			person: plain.owner
		});
		await until('it is in', () => client.told.state !== undefined);
		expect(client.told.state?.run).toBeNull();
		expect(await refusal(client.command({ name: 'pause-clock' }))).toBe('no-run-sheet');
		client.destroy();
	});
});

test('S5 what is read aloud reaches facilitators alone', async () => {
	const raw = await RawClient.enter(nodes[0]?.base ?? '', board, ticketFor(board, ben));
	await go(owner, listen);
	const messages = (): string[] =>
		raw.frames.flatMap((frame) => (frame.kind === 'message' ? [frame.text] : []));
	await until('it is told', () =>
		messages().some((text) => text.includes(`"current":"${idOf(listen)}"`))
	);
	expect(messages().join()).not.toContain('hold your judgement back');
	expect(owner.told.state?.run?.phases[0]?.script).toBe(secretScript);
	raw.close();
});
