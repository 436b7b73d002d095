import { CommandError, balanceSchema, makeNote, worldPoint } from '@small-change/board';
import type { BoardClient, Command } from '@small-change/board';
import { noteAuthors, readBoardAccess, takeSeat } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeConversation, newElementId, openClient } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let node: CollabNode;
let board: string;
let owner: BoardClient;
let other: BoardClient;
let people: TestPerson[];
let phases: string[];
const clients: BoardClient[] = [];

beforeAll(async () => {
	database = await createTestDatabase();
	node = await startCollabNode(database.db);
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

function open(person: TestPerson): BoardClient {
	const client = openClient({ base: () => node.base, board, person });
	clients.push(client);
	return client;
}

beforeEach(async () => {
	const made = await makeConversation(database.db, [
		{ name: 'Alone', privacy: 'private' },
		{ name: 'Unnamed', privacy: 'anonymous' },
		{ name: 'Gather', weigh: 'thanks' },
		{ name: 'Vote', weigh: 'votes' }
	]);
	board = made.board;
	phases = made.phases.map(({ id }) => id);
	people = [made.owner];
	for (const name of ['Ben', 'Cleo']) people.push(await joinAs(database.db, board, name));
	[owner, other] = people.map(open) as [BoardClient, BoardClient];
	await until('all are in', () =>
		clients.every(({ ready, told }) => ready && told.state !== undefined)
	);
	return () => {
		for (const client of clients.splice(0)) client.destroy();
	};
});

async function goTo(index: number): Promise<void> {
	const phase = phases[index] ?? null;
	const from = owner.told.state?.run?.current ?? null;
	await owner.command({ name: 'go-to-phase', phase, from });
	await until('everybody is there', () =>
		clients.every(({ told }) => told.state?.run?.current === phase)
	);
}

async function addSeat(called: string): Promise<string> {
	const seat = (await owner.command({ name: 'add-seat', called })) as string;
	await until('it is told', () =>
		(owner.told.state?.seats ?? []).some(({ person }) => person === seat)
	);
	return seat;
}

function writeFor(seat: string, text: string, client = owner): Promise<unknown> {
	const note = newElementId();
	return client.command({ name: 'write-private', note, text, colour: 'yellow', from: 0, seat });
}

async function refusal(command: Command, client = owner): Promise<string> {
	const error: unknown = await client.command(command).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(CommandError);
	return (error as CommandError).code;
}

async function authorsByText(): Promise<Record<string, string | null>> {
	const notes = [...owner.document.notes()];
	const facts = await readBoardAccess(database.db, { board, person: people[0]?.id ?? '' });
	const rows = await noteAuthors(database.db, {
		document: facts?.document ?? '',
		notes: notes.map(({ id }) => id)
	});
	const names = new Map(rows.map(({ note, name }) => [note, name]));
	return Object.fromEntries(notes.map(({ id, text }) => [text, names.get(id) ?? null]));
}

describe('a seat', () => {
	test('T1 is added by facilitators, and told to them alone', async () => {
		const seat = await addSeat('Amina');
		expect(owner.told.state?.seats).toEqual([
			{ person: seat, name: 'Amina', scribe: people[0]?.id }
		]);
		expect(other.told.state?.seats).toEqual([]);
		expect(await refusal({ name: 'add-seat', called: 'Mine' }, other)).toBe('not-allowed');
	});

	test('T2 its scribe writes for it on the board, under its name', async () => {
		const seat = await addSeat('Amina');
		const zone = null;
		await owner.command({ name: 'write-for-seat', seat, text: 'By hand', colour: 'blue', zone });
		await until('it is there', () => other.document.notes().some(({ text }) => text === 'By hand'));
		expect(await authorsByText()).toEqual({ 'By hand': 'Amina' });
	});

	test('T2 nobody else writes or votes for it, whoever they are', async () => {
		const seat = await addSeat('Amina');
		await goTo(0);
		expect(
			await refusal(
				{ name: 'write-private', note: newElementId(), text: 'x', colour: 'pink', from: 0, seat },
				other
			)
		).toBe('no-seat');
		await owner.command({ name: 'set-facilitator', person: people[1]?.id ?? '', on: true });
		await until('they lead', () => other.told.state?.you.mayFacilitate === true);
		const item = newElementId();
		expect(
			await refusal({ name: 'write-for-seat', seat, text: 'x', colour: 'pink', zone: null }, other)
		).toBe('still-writing');
		await expect(writeFor(seat, 'x', other)).rejects.toMatchObject({ code: 'no-seat' });
		await writeFor(seat, 'Mine');
		await until('it is told', () => owner.ownWriting.writing?.seats?.[seat]?.length === 1);
		expect(other.ownWriting.writing?.seats ?? {}, 'nor sees what was written').toEqual({});
		await other.command({ name: 'take-on-seat', seat });
		await until('the other has it', () => other.ownWriting.writing?.seats?.[seat]?.length === 1);
		await expect(writeFor(seat, 'Too late')).rejects.toMatchObject({ code: 'no-seat' });
		await goTo(3);
		expect(await refusal({ name: 'cast', round: phases[0] ?? '', item, dots: 1, seat })).toBe(
			'no-seat'
		);
	});

	test('T3 writes on its own as everybody does: only its scribe is sent it, and it is revealed under its name', async () => {
		const seat = await addSeat('Amina');
		await goTo(0);
		await writeFor(seat, 'Nobody reads this yet');
		other.ownWriting.add('Nor this', 'pink');
		await until('both are counted', () => other.ownWriting.writing?.total === 2);
		expect(other.ownWriting.writing?.seats ?? {}).toEqual({});
		expect(owner.ownWriting.writing?.seats?.[seat]?.map(({ text }) => text)).toEqual([
			'Nobody reads this yet'
		]);
		await goTo(2);
		await owner.command({ name: 'reveal', which: 'all' });
		await until('both are there', () => owner.document.notes().length === 2);
		expect(await authorsByText()).toEqual({ 'Nobody reads this yet': 'Amina', 'Nor this': 'Ben' });
	});

	test('T3 counts as a writer where names are not given', async () => {
		const seats = [await addSeat('Amina'), await addSeat('Bo'), await addSeat('Chi')];
		await goTo(1);
		for (const [index, seat] of seats.entries()) await writeFor(seat, `Unnamed ${index}`);
		owner.ownWriting.add('Unnamed 3', 'pink');
		await until('all are counted', () => other.ownWriting.writing?.total === 4);
		await goTo(2);
		await owner.command({ name: 'reveal', which: 'all' });
		await until('all are there', () => owner.document.notes().length === 4);
		expect(Object.values(await authorsByText())).toEqual([null, null, null, null]);
	});

	test('T4 votes with dots of its own, which its scribe gives', async () => {
		const seat = await addSeat('Amina');
		const items = ['One', 'Two'].map((text, index) => {
			const id = newElementId();
			makeNote(owner.document, owner.hand, { id, at: worldPoint(300 * index, 0), text });
			return id;
		});
		await until('saved', () => owner.status.kind === 'saved' && owner.status.waiting === 0);
		await goTo(3);
		await owner.command({ name: 'open-voting', items, budget: 2, perItem: 1 });
		await until('open', () => clients.every(({ told }) => told.voting?.state === 'open'));
		const [item = '', second = ''] = items;
		const round = owner.told.voting?.round ?? '';
		await owner.command({ name: 'cast', round, item, dots: 1, seat });
		await until('its scribe is told', () => owner.told.voting?.seats?.[seat]?.[item] === 1);
		await owner.vote(second, 1);
		await until('both are counted', () => other.told.voting?.turnout === 2);
		expect(other.told.voting?.seats).toEqual({});
		await owner.command({ name: 'cast', round, item: second, dots: 1, seat });
		expect(await refusal({ name: 'cast', round, item: second, dots: 2, seat })).toBe('per-item');
		await owner.command({ name: 'close-voting', round });
		await until('closed', () => other.told.voting?.state === 'closed');
		expect(other.told.voting?.items?.map(({ dots, voters }) => [dots, voters])).toEqual([
			[1, 1],
			[2, 2]
		]);
	});

	test('T4 whoever takes a seat on sees its dots, and gives none anew by mistake', async () => {
		const seat = await addSeat('Amina');
		const items = ['One', 'Two'].map((text, index) => {
			const id = newElementId();
			makeNote(owner.document, owner.hand, { id, at: worldPoint(300 * index, 0), text });
			return id;
		});
		await until('saved', () => owner.status.kind === 'saved' && owner.status.waiting === 0);
		await goTo(3);
		await owner.command({ name: 'open-voting', items, budget: 3, perItem: 3 });
		await until('open', () => clients.every(({ told }) => told.voting?.state === 'open'));
		await owner.vote(items[0] ?? '', 3, seat);
		await owner.command({ name: 'set-facilitator', person: people[1]?.id ?? '', on: true });
		await until('they lead', () => other.told.state?.you.mayFacilitate === true);
		await other.command({ name: 'take-on-seat', seat });
		await until('its dots are told', () => other.told.voting?.seats?.[seat] !== undefined);
		expect(other.told.voting?.seats?.[seat]).toEqual({ [items[0] ?? '']: 3 });
		await expect(owner.vote(items[0] ?? '', 1, seat)).rejects.toMatchObject({ code: 'no-seat' });
	});

	test('T2 writing for seats and steps of the run sheet at once wait for one another', async () => {
		const seats = [await addSeat('Amina'), await addSeat('Bo')];
		const open = [2, 3];
		const codes: unknown[] = [];
		for (let round = 0; round < 12; round++) {
			const text = `Round ${round}`;
			const asked = [
				goTo(open[round % 2] ?? 2),
				...seats.map((seat) =>
					owner.command({ name: 'write-for-seat', seat, text, colour: 'blue', zone: null })
				),
				owner.command({ name: 'add-seat', called: text })
			];
			for (const one of await Promise.allSettled(asked)) {
				if (one.status === 'rejected') codes.push((one.reason as CommandError).code);
			}
		}
		expect(codes).toEqual([]);
		await until('all are there', () => other.document.notes().length === 24);
	});

	test('T5 is taken over with its notes by its person, and its scribe writes for it no longer', async () => {
		const seat = await addSeat('Amina');
		await goTo(0);
		await writeFor(seat, 'Still mine');
		expect(await takeSeat(database.db, { board, seat, by: { tokenHash: seat } })).toBe(true);
		const otherDevice = { tokenHash: 'another device' };
		expect(await takeSeat(database.db, { board, seat, by: otherDevice }), 'once').toBe(false);
		const amina = open({ id: seat, name: 'Amina' });
		await until('her note is hers', () => amina.ownWriting.notes.length === 1);
		await expect(writeFor(seat, 'Too late')).rejects.toMatchObject({ code: 'no-seat' });
		await until('the seat is gone', () => owner.told.state?.seats.length === 0);
	});

	test('T5 becomes whom its person is known as', async () => {
		const seat = await addSeat('Somebody');
		await goTo(0);
		await writeFor(seat, 'Mine, by hand');
		await takeSeat(database.db, { board, seat, by: { person: people[1]?.id ?? '' } });
		const ben = open(people[1] ?? { id: '', name: '' });
		await until('the note is theirs', () =>
			ben.ownWriting.notes.some(({ text }) => text === 'Mine, by hand')
		);
	});

	test('T5 taken over again by the same device or person it is done already, and by nobody else', async () => {
		const [ben, cleo] = [people[1]?.id ?? '', people[2]?.id ?? ''];
		const take = (seat: string, by: { person: string } | { tokenHash: string }) =>
			takeSeat(database.db, { board, seat, by });
		const seat = await addSeat('Amina');
		const device = { tokenHash: `device of ${seat}` };
		expect(await Promise.all([take(seat, device), take(seat, device)])).toEqual([true, true]);
		expect(await take(seat, { person: seat }), 'whom the device is known as').toBe(true);
		expect(await take(seat, { person: ben })).toBe(false);

		const second = await addSeat('Somebody');
		expect(await take(second, { person: ben })).toBe(true);
		expect(await take(second, { person: ben })).toBe(true);
		expect(await take(second, { person: cleo })).toBe(false);
	});

	test('T5 is removed: nobody writes for it, and what it wrote stays', async () => {
		const seat = await addSeat('Amina');
		await owner.command({
			...{ name: 'write-for-seat', seat, text: 'Stays', colour: 'blue', zone: null }
		});
		await owner.command({ name: 'remove-seat', seat });
		await until('the seat is gone', () => owner.told.state?.seats.length === 0);
		expect(
			await refusal({ name: 'write-for-seat', seat, text: 'x', colour: 'blue', zone: null })
		).toBe('no-seat');
		expect(await authorsByText()).toEqual({ Stays: 'Amina' });
	});
});

describe('how ideas are weighed', () => {
	test('S7 while ideas are gathered there are thanks, and no other reaction', async () => {
		const note = newElementId();
		makeNote(owner.document, owner.hand, { id: note, at: worldPoint(0, 0), text: 'One' });
		await until('saved', () => owner.status.kind === 'saved' && owner.status.waiting === 0);
		await goTo(2);
		const react = { name: 'react', note, on: true } as const;
		expect(await refusal({ ...react, reaction: 'agree' }, other)).toBe('phase-thanks');
		await other.command({ ...react, reaction: 'thanks' });
		await until('it is told', () => owner.told.reactions.get(note)?.counts.thanks === 1);
		await goTo(3);
		await other.command({ ...react, reaction: 'agree' });
		await goTo(2);
		await other.command({ ...react, reaction: 'agree', on: false });
	});

	test('S7 a vote is opened where the phase has votes; in another it is set aside, and nothing of it is lost', async () => {
		const items = ['One', 'Two'].map((text, index) => {
			const id = newElementId();
			makeNote(owner.document, owner.hand, { id, at: worldPoint(300 * index, 0), text });
			return id;
		});
		await until('saved', () => owner.status.kind === 'saved' && owner.status.waiting === 0);
		await goTo(2);
		const opening = { name: 'open-voting', items, budget: 2, perItem: 2 } as const;
		expect(await refusal(opening)).toBe('phase-vote');
		await goTo(3);
		await owner.command(opening);
		await until('open', () => clients.every(({ told }) => told.voting?.state === 'open'));
		await other.vote(items[0] ?? '', 2);
		await goTo(2);
		await expect(other.vote(items[0] ?? '', 0)).rejects.toMatchObject({ code: 'phase-vote' });
		expect(other.told.voting?.mine, 'it still has its dots').toEqual({ [items[0] ?? '']: 2 });
		await goTo(3);
		await other.vote(items[0] ?? '', 1);
	});
});

describe('the balance', () => {
	test('T6 is told to facilitators alone, and of fewer than three people nothing', async () => {
		expect(await refusal({ name: 'balance' }, other)).toBe('not-allowed');
		const seats = [await addSeat('Amina'), await addSeat('Bo'), await addSeat('Chi')];
		const ask = async () => balanceSchema.parse(await owner.command({ name: 'balance' }));
		expect(await ask(), 'two others, and oneself').toEqual({ shares: [], silent: null });
		people.push(await joinAs(database.db, board, 'Dan'));
		await goTo(0);
		await writeFor(seats[0] ?? '', 'One');
		await writeFor(seats[0] ?? '', 'Two');
		await writeFor(seats[1] ?? '', 'Three');
		expect(await ask()).toEqual({
			shares: [{ group: 'room', people: 3, notes: 3, voted: null }],
			silent: 5
		});
	});
});
