import { CommandError, editText, makeElement, makeNote, worldPoint } from '@small-change/board';
import type { BoardClient, Command } from '@small-change/board';
import {
	chosenOn,
	readBoardAccess,
	removeMember,
	setMemberRole,
	writeRecord
} from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeConversation, newElementId, openClient, ticketFor } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';
import { Network } from '../src/scriptEnvironment.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let nodes: CollabNode[];
let board: string;
let phases: string[];
let olu: TestPerson;
let ben: TestPerson;
let cleo: TestPerson;
const clients: BoardClient[] = [];

const [alone, talk, vote] = [0, 1, 2];

beforeAll(async () => {
	database = await createTestDatabase();
	nodes = [await startCollabNode(database.db), await startCollabNode(database.db)];
});

afterAll(async () => {
	for (const node of nodes) await node.stop();
	await database.close();
});

beforeEach(async () => {
	const made = await makeConversation(database.db, [
		{ name: 'Brainstorm', privacy: 'private', minutes: 8 },
		{ name: 'Reveal' },
		{ name: 'Vote', weigh: 'votes' }
	]);
	({ board, owner: olu } = made);
	phases = made.phases.map(({ id }) => id);
	[ben, cleo] = [await joinAs(database.db, board, 'Ben'), await joinAs(database.db, board, 'Cleo')];
	return () => {
		for (const client of clients.splice(0)) client.destroy();
	};
});

function open(person: TestPerson, { node = 0, network, clockOff = 0 }: Opening = {}): BoardClient {
	const base = (): string => nodes[node]?.base ?? '';
	const client = openClient({ base, board, person, clockOff, ...(network && { network }) });
	clients.push(client);
	return client;
}

interface Opening {
	node?: number;
	network?: Network;
	/** Milliseconds. */
	clockOff?: number;
}

async function openAll(...people: TestPerson[]): Promise<BoardClient[]> {
	const opened = people.map((person) => open(person));
	await areIn(opened);
	return opened;
}

async function areIn(some: readonly BoardClient[]): Promise<void> {
	await until('all are in', () =>
		some.every(({ ready, told }) => ready && told.state !== undefined)
	);
}

async function go(leader: BoardClient, to: number): Promise<void> {
	const from = leader.told.state?.run?.current ?? null;
	await leader.command({ name: 'go-to-phase', phase: phases[to] ?? '', from });
	await until('whoever leads is there', () => leader.told.state?.run?.current === phases[to]);
}

async function mayWriteAlone(client: BoardClient): Promise<void> {
	await until('writing is open', () => client.ownWriting.writing?.open === true);
}

const isSaved = (client: BoardClient): boolean => client.ownWriting.waiting === 0;

const textsOn = (client: BoardClient): string[] =>
	client.document
		.notes()
		.map(({ text }) => text)
		.sort();

async function refusal(client: BoardClient, command: Command): Promise<CommandError> {
	const error: unknown = await client.command(command).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(CommandError);
	return error as CommandError;
}

describe('in a private phase', () => {
	test('the facilitator’s laptop dies: phase and time go on, people write on, and another facilitator or their phone reveals', async () => {
		const laptop = new Network();
		await setMemberRole(database.db, { board, person: ben.id, role: 'facilitator' });
		const lost = open(olu, { network: laptop });
		const [second, writer] = (await openAll(ben, cleo)) as [BoardClient, BoardClient];
		await areIn([lost]);
		await go(lost, alone);
		await mayWriteAlone(writer);
		writer.ownWriting.add('Before it died', 'yellow');
		lost.ownWriting.add('Of whose laptop died', 'yellow');
		await until('both are saved', () => isSaved(writer) && isSaved(lost));
		const clock = writer.told.state?.run?.clock;
		laptop.cut();

		writer.ownWriting.add('After it died', 'pink');
		await until('it is saved', () => isSaved(writer));
		expect(writer.told.state?.run?.current).toBe(phases[alone]);
		expect(writer.told.state?.run?.clock, 'the time runs as it was set').toEqual(clock);

		await go(second, talk);
		await second.command({ name: 'reveal', which: 'one' });
		const phone = open(olu, { node: 1 });
		await areIn([phone]);
		expect(phone.told.state?.you.mayFacilitate, 'whoever leads does so on any device').toBe(true);
		await phone.command({ name: 'reveal', which: 'all' });
		await until('everybody has all', () =>
			[second, writer, phone].every((client) => textsOn(client).length === 3)
		);
		expect(textsOn(writer)).toEqual(['After it died', 'Before it died', 'Of whose laptop died']);
	});

	test('the whole server restarts while notes wait on devices: they are sent then, and revealed once', async () => {
		const everybody = await openAll(olu, ben, cleo);
		const [leader, ...writers] = everybody as [BoardClient, BoardClient, BoardClient];
		await go(leader, alone);
		for (const [index, writer] of writers.entries()) {
			await mayWriteAlone(writer);
			writer.ownWriting.add(`Saved ${index}`, 'yellow');
		}
		await until('they are saved', () => writers.every(isSaved));
		const clock = leader.told.state?.run?.clock;

		for (const node of nodes) await node.stop();
		for (const [index, writer] of writers.entries())
			writer.ownWriting.add(`Waits ${index}`, 'pink');
		expect(writers.map(({ ownWriting }) => ownWriting.waiting)).toEqual([1, 1]);
		nodes = [await startCollabNode(database.db), await startCollabNode(database.db)];
		await until('what waited is saved', () => writers.every(isSaved), { within: 20_000 });
		await until('it is the same phase', () =>
			everybody.every(({ status, told }) => {
				return status.kind === 'saved' && told.state?.run?.current === phases[alone];
			})
		);
		expect(leader.told.state?.run?.clock).toEqual(clock);

		await go(leader, talk);
		await leader.command({ name: 'reveal', which: 'all' });
		await until('everybody has all', () =>
			everybody.every((client) => textsOn(client).length === 4)
		);
		expect(textsOn(leader)).toEqual(['Saved 0', 'Saved 1', 'Waits 0', 'Waits 1']);
	});
});

describe('on a device whose clock is wrong', () => {
	test.each([
		['an hour behind', -3_600_000],
		['a year ahead', 365 * 86_400_000]
	])('%s: it leads, writes and votes as any does, and shows the time as all do', async (_, off) => {
		const leader = open(olu, { clockOff: off });
		const voter = open(ben, { node: 1, clockOff: off });
		await areIn([leader, voter]);
		await go(leader, alone);
		const clock = leader.told.state?.run?.clock;
		const left = (clock?.endsAt ?? 0) - (Date.now() + off + leader.told.clockAhead);
		expect(left, 'eight minutes, but for what has passed').toBeGreaterThan(7.5 * 60_000);
		expect(left).toBeLessThanOrEqual(8 * 60_000 + 1_000);
		await mayWriteAlone(voter);
		voter.ownWriting.add('Written', 'yellow');
		await until('it is saved', () => isSaved(voter));
		await go(leader, talk);
		await leader.command({ name: 'reveal', which: 'all' });
		await go(leader, vote);
		const items = [newElementId(), newElementId()];
		for (const id of items) {
			makeNote(leader.document, leader.hand, { id, at: worldPoint(0, 0), text: 'Fewer letters' });
		}
		await leader.command({ name: 'open-voting', items, budget: 1, perItem: 1 });
		await until('it is open', () => voter.told.voting?.state === 'open');
		expect(await voter.vote(items[0] ?? '', 1)).toBeUndefined();
		await until('it is counted', () => leader.told.voting?.turnout === 1);
	});
});

describe('after the freeze', () => {
	test('row 65: a participant writes: it is refused in words, and each note is kept as a draft of theirs', async () => {
		const network = new Network();
		const [leader] = (await openAll(olu)) as [BoardClient];
		const writer = open(ben, { network });
		await areIn([writer]);
		network.cut();
		await leader.command({ name: 'freeze-board' });
		for (const [index, text] of ['Too late', 'And this too'].entries()) {
			const { document, hand } = writer;
			makeNote(document, hand, { id: newElementId(), at: worldPoint(300 * index, 0), text });
		}
		network.heal();
		await until('both are drafts', () => writer.recovered.length === 2);
		expect(writer.recovered.map(({ text, reason }) => [text, reason])).toEqual([
			['Too late', 'The board is frozen.'],
			['And this too', 'The board is frozen.']
		]);
		await until('the page says so', () => writer.told.state?.frozen === true);
		expect([textsOn(leader), textsOn(writer)]).toEqual([[], []]);
	});
});

describe('what waits to be revealed', () => {
	async function waits(leader: BoardClient, writer: BoardClient): Promise<void> {
		await go(leader, alone);
		await mayWriteAlone(writer);
		writer.ownWriting.add('Waits', 'yellow');
		await until('it is saved', () => isSaved(writer));
		await go(leader, talk);
	}

	test('is not put onto a frozen board, and is once it is not', async () => {
		const [leader, writer] = (await openAll(olu, ben)) as [BoardClient, BoardClient];
		await waits(leader, writer);
		await leader.command({ name: 'freeze-board' });
		for (const which of ['all', 'one'] as const) {
			const { code, message } = await refusal(leader, { name: 'reveal', which });
			expect([code, message]).toEqual(['frozen', 'The board is frozen. Unfreeze it first.']);
		}
		expect(textsOn(leader)).toEqual([]);
		await leader.command({ name: 'unfreeze-board' });
		await leader.command({ name: 'reveal', which: 'all' });
		await until('it is there', () => textsOn(writer).join() === 'Waits');
	});

	test('stays with its author once the conversation is closed, and nothing else of it goes on', async () => {
		const [leader, writer] = (await openAll(olu, ben)) as [BoardClient, BoardClient];
		await waits(leader, writer);
		const id = newElementId();
		makeNote(leader.document, leader.hand, { id, at: worldPoint(0, 0), text: 'On it' });
		await until('it is saved', () => leader.status.kind === 'saved');
		const facts = await readBoardAccess(database.db, { board, person: olu.id });
		await database.db.transaction((tx) =>
			writeRecord(tx, {
				...{ conversation: facts?.conversation ?? '', person: olu.id, inRoom: 1, remote: 1 },
				content: { zones: [] }
			})
		);
		const from = phases[talk] ?? null;
		const goesOn: Command[] = [
			{ name: 'reveal', which: 'all' },
			{ name: 'reveal', which: 'one', lit: null },
			{ name: 'choose', element: id, on: true },
			{ name: 'open-voting', items: [id, newElementId()], budget: 3, perItem: 1 },
			{ name: 'go-to-phase', phase: phases[vote] ?? '', from },
			{ name: 'take-back-phase', from },
			{ name: 'pause-clock' },
			{ name: 'add-time', minutes: 1 },
			{ name: 'spotlight', zone: id }
		];
		for (const command of goesOn) {
			const { code, message } = await refusal(leader, command);
			expect([command.name, code]).toEqual([command.name, 'closed']);
			expect(message).toMatch(/^The conversation is closed .*Start another one/);
		}
		expect(textsOn(leader)).toEqual(['On it']);
		expect(await chosenOn(database.db, board)).toEqual([]);
		expect(writer.ownWriting.notes.map(({ text }) => text)).toEqual(['Waits']);
	});
});

describe('in a vote', () => {
	test('somebody is removed while it is open: they are sent neither how many vote nor the result', async () => {
		const [leader, voter] = (await openAll(olu, ben)) as [BoardClient, BoardClient];
		await go(leader, vote);
		const items = ['Fewer letters', 'Shorter letters'].map((text, index) => {
			const id = newElementId();
			makeNote(leader.document, leader.hand, { id, at: worldPoint(300 * index, 0), text });
			return id;
		});
		await until('they are saved', () => leader.status.kind === 'saved');
		await leader.command({ name: 'open-voting', items, budget: 3, perItem: 3 });
		const removed = [
			await RawClient.enter(nodes[0]?.base ?? '', board, ticketFor(board, cleo)),
			await RawClient.enter(nodes[1]?.base ?? '', board, ticketFor(board, cleo))
		];
		const stays = open(ben, { node: 1 });
		await until('all are told the round', () =>
			[leader, voter, stays].every(({ told }) => told.voting?.state === 'open')
		);
		await until('they as well', () => removed.every((raw) => votingsTo(raw).length > 0));

		await removeMember(database.db, { board, person: cleo.id });
		const before = removed.map((raw) => votingsTo(raw).length);
		await voter.vote(items[0] ?? '', 2);
		await until('the others are told that one has voted', () =>
			[leader, stays].every(({ told }) => told.voting?.turnout === 1)
		);
		await leader.command({ name: 'close-voting', round: leader.told.voting?.round ?? '' });
		await until('the others have the result', () =>
			[leader, stays].every(({ told }) => told.voting?.items?.[0]?.dots === 2)
		);
		expect(removed.map((raw) => votingsTo(raw).length)).toEqual(before);
		for (const raw of removed) {
			const heard = Buffer.concat(raw.heard).toString('latin1');
			expect(heard).not.toMatch(/"turnout":[1-9]|"dots":[1-9]/);
			raw.close();
		}
	});
});

function votingsTo(raw: RawClient): string[] {
	return raw.frames.flatMap((frame) =>
		frame.kind === 'message' && frame.text.includes('"type":"voting"') ? [frame.text] : []
	);
}

describe('words without an end', () => {
	const lengths = [10_000, 1_000_000];

	test.each(lengths)('a name, a title, a note of one’s own of %i characters', async (length) => {
		const [leader, writer] = (await openAll(olu, ben)) as [BoardClient, BoardClient];
		const words = 'x'.repeat(length);
		for (const command of [
			{ name: 'add-seat', called: words },
			{ name: 'rename-board', title: words }
		] as const) {
			const { code, message } = await refusal(leader, command);
			expect(code, command.name).toBe('unreadable');
			expect(message).toContain('Make it shorter');
		}
		await go(leader, alone);
		await mayWriteAlone(writer);
		const id = writer.ownWriting.add(words, 'yellow');
		await until('it is said why it is not sent', () => writer.ownWriting.notes[0]?.reason !== '');
		expect(writer.ownWriting.notes[0], 'and it stays as it was written').toMatchObject({
			id,
			text: words,
			reason: expect.stringContaining('Make it shorter') as string
		});
		expect(writer.status.kind, 'and all else goes on').toBe('saved');
		writer.ownWriting.change(id, { text: 'Shorter' });
		await until('made shorter it is saved', () => {
			const [note] = writer.ownWriting.notes;
			return note?.text === 'Shorter' && note.reason === '' && !note.waiting;
		});
		expect(leader.told.state).toMatchObject({ title: 'A board', seats: [] });
	});

	test.each(lengths)(
		'a note, a title of a group, a text that is written on: %i characters',
		async (length) => {
			const [leader, guest] = (await openAll(olu, ben)) as [BoardClient, BoardClient];
			const words = 'x'.repeat(length);
			const [pasted, grown, group] = [newElementId(), newElementId(), newElementId()];
			const { document, hand } = guest;
			makeNote(document, hand, { id: pasted, at: worldPoint(0, 0), text: words });
			makeNote(document, hand, { id: grown, at: worldPoint(300, 0), text: 'So ' });
			editText(document, hand, { id: grown, key: 'text', from: 'So ', to: `So ${words}` });
			const titled = { id: group, title: words, colour: 'grey' } as const;
			makeElement(document, hand, { type: 'group', ...titled });
			await until('it is saved', () => guest.status.kind === 'saved');
			await until('others have all of it', () => leader.document.element(group) !== undefined);
			expect(guest.recovered, 'nothing was refused').toEqual([]);
			const most = 20_000;
			for (const one of [pasted, grown]) {
				const element = leader.document.element(one);
				const kept = element?.type === 'note' ? element.text : '';
				expect(kept, 'what has room is kept, from its beginning').toBe(
					`${one === grown ? 'So ' : ''}${words}`.slice(0, most)
				);
			}
		}
	);
});
