import { CommandError, makeGroup, makeNote, worldPoint } from '@small-change/board';
import type { BoardClient, Command } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeConversation, newElementId, openClient, ticketFor } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let nodes: CollabNode[];
let board: string;
let owner: BoardClient;
let people: TestPerson[];
let voters: BoardClient[];
let notes: string[];
const clients: BoardClient[] = [];

beforeAll(async () => {
	database = await createTestDatabase();
	nodes = [await startCollabNode(database.db), await startCollabNode(database.db)];
});

afterAll(async () => {
	for (const node of nodes) await node.stop();
	await database.close();
});

function open(person: TestPerson, node = 0): BoardClient {
	const client = openClient({ base: () => nodes[node]?.base ?? '', board, person });
	clients.push(client);
	return client;
}

beforeEach(async () => {
	const made = await makeConversation(database.db, [{ name: 'Vote', write: 'facilitators' }]);
	board = made.board;
	people = [];
	for (const name of ['Ben', 'Cleo', 'Dan']) people.push(await joinAs(database.db, board, name));
	owner = open(made.owner);
	voters = people.map((person) => open(person));
	await until('all are in', () =>
		clients.every(({ ready, told }) => ready && told.state !== undefined)
	);
	notes = [
		'Fewer letters',
		'Shorter letters',
		'No letters',
		'In a group',
		'In a group as well'
	].map((text, index) => {
		const id = newElementId();
		makeNote(owner.document, owner.hand, { id, at: worldPoint(300 * index, 0), text });
		return id;
	});
	const group = newElementId();
	makeGroup(owner.document, owner.hand, { id: group, notes: notes.slice(3), title: 'Forms' });
	notes = [...notes.slice(0, 3), group];
	await until('it is saved', () => owner.status.kind === 'saved' && owner.status.waiting === 0);
	return () => {
		for (const client of clients.splice(0)) client.destroy();
	};
});

async function begin(
	round: { budget?: number; perItem?: number; items?: string[] } = {}
): Promise<string> {
	const { budget = 3, perItem = 2, items = notes } = round;
	await owner.command({ name: 'open-voting', items, budget, perItem });
	await until('everybody is told', () =>
		clients.every(({ told }) => told.voting?.state === 'open')
	);
	return owner.told.voting?.round ?? '';
}

async function close(): Promise<void> {
	await owner.command({ name: 'close-voting', round: owner.told.voting?.round ?? '' });
	await until('everybody has the result', () =>
		clients.every(({ told }) => told.voting?.state === 'closed')
	);
}

function voter(index: number): BoardClient {
	const client = voters[index];
	if (client === undefined) throw new Error(`There is no voter ${index}`);
	return client;
}

const item = (index: number): string => notes[index] ?? '';

async function refusal(command: Command, client = owner): Promise<string> {
	const error: unknown = await client.command(command).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(CommandError);
	return (error as CommandError).code;
}

function result(client: BoardClient): Record<string, [number | null, number | null]> {
	const items = client.told.voting?.items ?? [];
	return Object.fromEntries(items.map(({ text, dots, voters: of }) => [text, [dots, of]]));
}

describe('a round of voting', () => {
	test('B1 row 69: is secret while it is open, and counted when it is closed', async () => {
		const [, cleo] = people;
		const raw = await RawClient.enter(
			nodes[0]?.base ?? '',
			board,
			ticketFor(board, cleo ?? { id: '', name: '' })
		);
		await begin();
		expect(Object.keys(result(voter(0)))).toEqual([
			'Forms',
			'Fewer letters',
			'Shorter letters',
			'No letters'
		]);
		await voter(0).vote(item(0), 2);
		await voter(0).vote(item(3), 1);
		await voter(1).vote(item(0), 1);
		await until('it is told how many have voted', () =>
			clients.every(({ told }) => told.voting?.turnout === 2)
		);
		await until('another connection of Cleo hears of her dot', () =>
			Buffer.concat(raw.heard).includes(`"mine":{"${item(0)}":1}`)
		);
		expect(voter(0).told.voting?.mine).toEqual({ [item(0)]: 2, [item(3)]: 1 });
		expect(voter(2).told.voting?.mine).toEqual({});
		expect(Object.values(result(owner)).flat()).toEqual([
			null,
			null,
			null,
			null,
			null,
			null,
			null,
			null
		]);
		const heard = Buffer.concat(raw.heard).toString('latin1');
		const told = [...heard.matchAll(/"mine":(\{[^}]*\})/g)].map(([, mine]) => mine);
		expect(new Set(told), 'it hears her own dots alone').toEqual(
			new Set(['{}', `{"${item(0)}":1}`])
		);
		expect(heard).not.toMatch(/"dots":[1-9]/);
		await close();
		expect(result(voter(2))).toEqual({
			Forms: [1, 1],
			'Fewer letters': [3, 2],
			'Shorter letters': [0, 0],
			'No letters': [0, 0]
		});
		expect(voter(2).told.voting?.turnout).toBe(2);
		raw.close();
	});

	test('B2 row 68: nobody spends more than they have, from two tabs on two nodes at once', async () => {
		await begin({ budget: 3, perItem: 3 });
		const [ben] = people;
		const other = open(ben ?? { id: '', name: '' }, 1);
		await until('the other tab has the round', () => other.told.voting?.state === 'open');
		const tries = await Promise.allSettled(
			[0, 1, 2, 3].flatMap((index) => [voter(0).vote(item(index), 1), other.vote(item(index), 1)])
		);
		const reasons = tries.flatMap((one) =>
			one.status === 'rejected' ? [one.reason as CommandError] : []
		);
		expect(new Set(reasons.map(({ code }) => code))).toEqual(new Set(['budget']));
		expect(
			await refusal(
				{ name: 'cast', round: owner.told.voting?.round ?? '', item: item(0), dots: 4 },
				voter(0)
			)
		).toBe('per-item');
		await close();
		const dots = Object.values(result(owner)).map(([given]) => given ?? 0);
		expect(dots.reduce((sum, one) => sum + one, 0)).toBe(3);
	});

	test('B2 dots are taken back and given elsewhere', async () => {
		await begin({ budget: 2, perItem: 1 });
		await voter(0).vote(item(0), 1);
		await voter(0).vote(item(1), 1);
		await expect(voter(0).vote(item(2), 1)).rejects.toThrow('no dots left');
		expect(voter(0).told.voting?.mine?.[item(2)], 'it is not shown as given').toBe(0);
		await voter(0).vote(item(0), 0);
		await voter(0).vote(item(2), 1);
		await close();
		expect(result(voter(1))['Fewer letters']).toEqual([0, 0]);
		expect(result(voter(1))['No letters']).toEqual([1, 1]);
	});

	test('B3 what is voted on keeps its words; nothing else can be voted for', async () => {
		const gone = item(0);
		const empty = newElementId();
		makeNote(owner.document, owner.hand, { id: empty, at: worldPoint(0, 900) });
		await until('it is saved', () => owner.status.waiting === 0);
		const round = await begin({ items: [...notes, empty, newElementId()] });
		expect(owner.told.voting?.items?.length, 'what is empty or not there is left out').toBe(4);
		const { removeElements } = await import('@small-change/board');
		removeElements(owner.document, owner.hand, { ids: [gone] });
		await voter(0).vote(gone, 1);
		expect(await refusal({ name: 'cast', round, item: empty, dots: 1 }, voter(0))).toBe('no-item');
		await close();
		expect(result(owner)['Fewer letters']).toEqual([1, 1]);
		expect(
			await refusal({ name: 'open-voting', items: [gone, empty], budget: 1, perItem: 1 })
		).toBe('too-few');
	});

	test('B4 after the closing nothing counts any more, and nothing stored tells who gave what', async () => {
		const round = await begin();
		await voter(0).vote(item(0), 1);
		await close();
		expect(await refusal({ name: 'cast', round, item: item(1), dots: 1 }, voter(1))).toBe('closed');
		await owner.command({ name: 'close-voting', round });
		expect(result(voter(1))['Fewer letters']).toEqual([1, 1]);
		const { rows } = await database.pool.query<{ left: string }>(
			`select (select count(*) from ballots) + (select count(*) from voting_budgets) +
			 (select count(*) from voting_rounds where secret is not null) +
			 (select count(*) from commands where name = 'cast') as left`
		);
		expect(Number(rows[0]?.left)).toBe(0);
	});

	test('B4 dots that are given at the moment of closing are counted or refused, never lost', async () => {
		const round = await begin({ budget: 4, perItem: 1 });
		const casting = voters.flatMap((one) => notes.map((note) => one.vote(note, 1)));
		await voter(0).vote(item(0), 1);
		const closing = owner.command({ name: 'close-voting', round });
		const outcomes = await Promise.allSettled(casting);
		await closing;
		await until('everybody has the result', () =>
			clients.every(({ told }) => told.voting?.state === 'closed')
		);
		const counted = outcomes.filter(({ status }) => status === 'fulfilled').length;
		const dots = Object.values(result(owner)).map(([given]) => given ?? 0);
		expect(dots.reduce((sum, one) => sum + one, 0)).toBe(counted);
	});
});

describe('leading a vote', () => {
	test('only facilitators open and close; of two rounds at once one is opened', async () => {
		const round = { name: 'open-voting', items: notes, budget: 3, perItem: 1 } as const;
		expect(await refusal(round, voter(0))).toBe('not-allowed');
		const outcomes = await Promise.allSettled([owner.command(round), owner.command(round)]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await until('it is open', () => voter(0).told.voting?.state === 'open');
		const open = voter(0).told.voting?.round ?? '';
		expect(await refusal({ name: 'close-voting', round: open }, voter(0))).toBe('not-allowed');
		expect(await refusal({ name: 'choose', element: item(0), on: true }, voter(0))).toBe(
			'not-allowed'
		);
	});

	test('a tie is voted on again on its own; the first result is not lost with it, and told beside the second', async () => {
		await begin({ budget: 2, perItem: 1 });
		for (const index of [0, 1]) await voter(index).vote(item(0), 1);
		for (const index of [0, 1]) await voter(index).vote(item(1), 1);
		await close();
		await begin({ items: [item(0), item(1)], budget: 1, perItem: 1 });
		expect(owner.told.voting?.items?.length).toBe(2);
		const [first = []] = owner.told.voting?.earlier ?? [];
		expect(first.map(({ dots, voters }) => [dots, voters])).toEqual(
			expect.arrayContaining([
				[2, 2],
				[2, 2],
				[0, 0]
			])
		);
		expect(owner.told.voting?.items, 'of the second nothing is told').toMatchObject([
			{ dots: null, voters: null },
			{ dots: null, voters: null }
		]);
		const late = open(people[2] ?? { id: '', name: '' }, 1);
		await until('who comes later', () => late.told.voting?.earlier?.length === 1);
		const { rows } = await database.pool.query<{ dots: string }>(
			`select sum(dots) as dots from voting_items i join voting_rounds r on r.id = i.round
			 join conversations c on c.id = r.conversation where c.board = $1 and r.state = 'closed'`,
			[board]
		);
		expect(Number(rows[0]?.dots)).toBe(4);
		await close();
		expect(owner.told.voting?.earlier, 'not itself').toHaveLength(1);
	});

	test('B5 what the team chooses is said apart from the most votes', async () => {
		await begin();
		await voter(0).vote(item(0), 2);
		await close();
		await owner.command({ name: 'choose', element: item(1), on: true });
		await until('everybody is told', () =>
			clients.every(({ told }) => told.state?.chosen.join() === item(1))
		);
		await owner.command({ name: 'choose', element: item(1), on: false });
		await until('it is taken back', () => voter(0).told.state?.chosen.length === 0);
	});
});
