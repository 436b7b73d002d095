import { CommandError, parseClaimedNotes } from '@small-change/board';
import type { BoardClient, ClaimedNote, Command } from '@small-change/board';
import { setBoardFrozen } from '@small-change/db';
import type { PhaseRow } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeConversation, openClient, ticketFor } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';
import { rowsOf, tie } from '../src/storedRows.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let node: CollabNode;
let board: string;
let phases: PhaseRow[];
let owner: BoardClient;
let people: TestPerson[];
let writers: BoardClient[];
const logged: string[] = [];

const [nameless, talk, led] = [0, 1, 2];
const names = ['Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gus'];
const wordsOf = (index: number): string => `canary-${index}-of-${names[index]}`;

beforeAll(async () => {
	database = await createTestDatabase();
	const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
	node = await startCollabNode(database.db, { log });
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

beforeEach(async () => {
	logged.length = 0;
	const made = await makeConversation(database.db, [
		{ name: 'Without names', privacy: 'anonymous' },
		{ name: 'Talk' },
		{ name: 'Led', write: 'facilitators' }
	]);
	({ board, phases } = made);
	people = [];
	for (const name of names) people.push(await joinAs(database.db, board, name));
	const open = (person: TestPerson) => openClient({ base: () => node.base, board, person });
	owner = open(made.owner);
	writers = people.map(open);
	await until('all are in', () => everybody().every(({ told }) => told.state !== undefined));
	return () => {
		for (const client of everybody()) client.destroy();
	};
});

const everybody = (): BoardClient[] => [owner, ...writers];

function writer(index: number): BoardClient {
	const client = writers[index];
	if (client === undefined) throw new Error(`There is no writer ${index}`);
	return client;
}

async function go(to: number): Promise<void> {
	const from = owner.told.state?.run?.current ?? null;
	const phase = phases[to]?.id ?? '';
	await owner.command({ name: 'go-to-phase', phase, from });
	await until('everybody is there', () =>
		everybody().every(({ told }) => told.state?.run?.current === phase)
	);
}

/** Everybody writes a note without a name. */
async function writeAll(): Promise<void> {
	await go(nameless);
	await until('writing is open', () =>
		writers.every(({ ownWriting }) => ownWriting.writing?.open === true)
	);
	for (const [index, client] of writers.entries()) client.ownWriting.add(wordsOf(index), 'blue');
	await until('all is saved', () => writers.every(({ ownWriting }) => ownWriting.waiting === 0));
}

async function reveal(): Promise<void> {
	await go(talk);
	await owner.command({ name: 'reveal', which: 'all' });
	await until('everybody has all', () =>
		everybody().every(({ document }) => document.notes().length === names.length)
	);
}

const tokenOf = (index: number): string => writer(index).ownWriting.claims.all[0]?.token ?? '';

async function found(client: BoardClient, ...tokens: string[]): Promise<ClaimedNote[]> {
	return parseClaimedNotes(await client.command({ name: 'find-claimed', tokens }));
}

async function refusal(command: Command, client: BoardClient): Promise<string> {
	const error: unknown = await client.command(command).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(CommandError);
	return (error as CommandError).code;
}

const textsOn = (client: BoardClient): string[] => client.document.notes().map(({ text }) => text);

describe('V5 without names', () => {
	test('V5 row 64: before the reveal a word of a note is in no frame of anybody else, and in no line of the log', async () => {
		const ears = await Promise.all(
			people.map((person) => RawClient.enter(node.base, board, ticketFor(board, person)))
		);
		const leader = owner.told.state?.you;
		if (leader === undefined) throw new Error('Nobody leads.');
		const ownerEar = await RawClient.enter(
			node.base,
			board,
			ticketFor(board, { id: leader.person, name: leader.name })
		);
		await writeAll();
		await until('everybody is told how many there are', () =>
			everybody().every(({ ownWriting }) => ownWriting.writing?.total === names.length)
		);
		const heard = (ear: RawClient | undefined): Buffer => Buffer.concat(ear?.heard ?? []);
		for (const index of names.keys()) {
			const words = wordsOf(index);
			await until('another tab of its author has it', () => heard(ears[index]).includes(words));
			for (const [other, ear] of ears.entries()) {
				if (other !== index) expect(heard(ear).includes(words), `${other} hears`).toBe(false);
			}
			expect(heard(ownerEar).includes(words), 'who leads hears').toBe(false);
			expect(logged.join('').includes(words), 'the log has it').toBe(false);
		}
		for (const ear of [...ears, ownerEar]) ear.close();
	});

	test('V5 row 67: after the reveal no row and no line of the log has a note beside a person', async () => {
		await writeAll();
		await reveal();
		const token = tokenOf(0);
		const [mine] = await found(writer(0), token);
		await writer(0).command({ name: 'edit-claimed', token, text: 'Better words' });
		await writer(1).command({ name: 'delete-claimed', token: tokenOf(1) });
		await until('everybody sees both', () =>
			everybody().every((client) => {
				const texts = textsOn(client);
				return texts.length === names.length - 1 && texts.includes('Better words');
			})
		);
		const notes = owner.document.notes().map(({ id }) => id);
		expect(notes).toContain(mine?.note);
		const rows = await rowsOf(database.pool);
		const claims = rows.filter(({ table }) => table === 'note_claims');
		expect(claims.length, 'that which was deleted has none any more').toBe(names.length - 1);
		const persons = people.map(({ id }) => id);
		expect(rows.filter((row) => tie(row, notes, persons))).toEqual([]);
		const lines = logged.map((text) => ({ table: 'log', text }));
		expect(lines.filter((line) => tie(line, [...notes, token], persons))).toEqual([]);

		const { rows: kept } = await database.pool.query<{ what: string; named: boolean }>(
			`select 'author' as what, person is not null as named from note_authors a join documents d on d.id = a.document where d.board = $1
			 union all select u.node, u.person is not null from document_updates u join documents d on d.id = u.document where d.board = $1
			 union all select 'client', c.person is not null from document_clients c join documents d on d.id = c.document where d.board = $1
			 union all select name, true from commands where board = $1 and name not in ('go-to-phase', 'reveal')`,
			[board]
		);
		expect(kept.filter(({ named }) => named)).toEqual([]);
		const counts = Object.groupBy(kept, ({ what }) => what);
		expect(counts['author']?.length).toBe(names.length);
		expect(counts['reveal']?.length).toBe(1);
		expect(counts['claimed']?.length).toBe(2);
	});

	test('V5 what fails is logged without the person and without their words', async () => {
		await writeAll();
		await reveal();
		await go(nameless);
		await database.pool.query(
			`alter table private_notes add constraint broken check (text <> 'It breaks') not valid;
			 alter table document_updates add constraint broken check (node <> 'claimed') not valid`
		);
		try {
			const write = {
				note: 'note0000000000aa',
				text: 'It breaks',
				colour: 'blue',
				from: 0
			} as const;
			expect(await refusal({ name: 'write-private', ...write }, writer(0))).toBe(
				'storage-unavailable'
			);
			await go(talk);
			const edit = { name: 'edit-claimed', token: tokenOf(0), text: 'It breaks' } as const;
			expect(await refusal(edit, writer(0))).toBe('storage-unavailable');
		} finally {
			await database.pool.query(
				`alter table private_notes drop constraint broken;
				 alter table document_updates drop constraint broken`
			);
		}
		const failures = logged.filter((line) => line.includes('command failed'));
		expect(failures.map((line) => (JSON.parse(line) as { command: string }).command)).toEqual([
			'write-private',
			'edit-claimed'
		]);
		for (const secret of [people[0]?.id ?? '', 'It breaks', tokenOf(0)]) {
			expect(failures.join('').includes(secret), secret).toBe(false);
		}
	});
});

describe('V8 by its token', () => {
	test('V8 its author changes a note by the letters that are new, and deletes it', async () => {
		await writeAll();
		await reveal();
		const token = tokenOf(2);
		const [mine] = await found(writer(2), token);
		expect(mine).toMatchObject({ token, hidden: null });
		const note = mine?.note ?? '';
		const text = owner.document.textOf(note, 'text');
		expect(text?.toString()).toBe(wordsOf(2));
		await writer(2).command({ name: 'edit-claimed', token, text: `${wordsOf(2)}!` });
		await until('everybody has the letter', () => text?.toString() === `${wordsOf(2)}!`);
		expect(owner.document.textOf(note, 'text'), 'the text is the same').toBe(text);
		const given = async (): Promise<boolean> =>
			Buffer.from(await node.stateOf(board)).includes(wordsOf(2));
		expect(await given(), 'before').toBe(true);
		await writer(2).command({ name: 'delete-claimed', token });
		await until('it is gone', () => owner.document.element(note) === undefined);
		expect(await given(), 'W13 to whoever joins').toBe(false);
		await writer(2).command({ name: 'delete-claimed', token });
		expect(await found(writer(2), token)).toEqual([]);
		expect(await refusal({ name: 'edit-claimed', token, text: 'X' }, writer(2))).toBe('not-found');
	});

	test('V8 nobody changes one without its token, and nobody where they may not write', async () => {
		await writeAll();
		await reveal();
		const [token, strange] = [tokenOf(3), 'x'.repeat(22)];
		const edit = { name: 'edit-claimed', token, text: 'Changed' } as const;
		expect(await refusal({ ...edit, token: strange }, owner)).toBe('not-found');
		expect(await found(owner, strange)).toEqual([]);
		await go(led);
		expect(await refusal(edit, writer(3))).toBe('phase-write');
		await go(nameless);
		expect(await refusal(edit, writer(3))).toBe('phase-write');
		await go(talk);
		await setBoardFrozen(database.db, { board, frozen: true });
		expect(await refusal(edit, writer(3))).toBe('frozen');
		await setBoardFrozen(database.db, { board, frozen: false });
		const [mine] = await found(writer(3), token);
		const elements = [mine?.note ?? ''];
		await owner.command({ name: 'lock-elements', elements, on: true });
		expect(await refusal(edit, writer(3))).toBe('locked');
		await owner.command({ name: 'lock-elements', elements, on: false });
		await writer(3).command(edit);
		await until('now it is changed', () => textsOn(owner).includes('Changed'));
	});

	test('V8 M4 of a hidden note its author learns by the token, and facilitators learn no name', async () => {
		await writeAll();
		await reveal();
		const token = tokenOf(4);
		const [mine] = await found(writer(4), token);
		const note = mine?.note ?? '';
		await owner.command({ name: 'hide-note', note, reason: 'It is about somebody' });
		await until('who leads is told', () => owner.told.state?.hidden.length === 1);
		expect(owner.told.state?.hidden[0]).toMatchObject({ text: wordsOf(4), author: null });
		const hidden = { text: wordsOf(4), reason: 'It is about somebody' };
		expect(await found(writer(4), token)).toEqual([{ token, note, hidden }]);
		expect(await refusal({ name: 'delete-claimed', token }, writer(4))).toBe('hidden');
		await owner.command({ name: 'show-note', note });
		await until('it is back', () => writer(4).document.element(note) !== undefined);
		await writer(4).command({ name: 'edit-claimed', token, text: 'About nobody' });
		await until('it is still its author’s', () => textsOn(owner).includes('About nobody'));
	});

	test('V8 one claim sent for many notes stops no reveal', async () => {
		await writeAll();
		const claim = 'A'.repeat(43);
		for (const note of ['note0000000000aa', 'note0000000000bb']) {
			const write = { note, text: note, colour: 'blue', from: 0, claim } as const;
			await writer(5).command({ name: 'write-private', ...write });
		}
		await go(talk);
		await owner.command({ name: 'reveal', which: 'all' });
		await until('all are there', () => owner.document.notes().length === names.length + 2);
	});
});
