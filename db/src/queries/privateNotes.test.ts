import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { untilSomebodyWaits } from '../testing/meanwhile.ts';
import { someCode } from '../testing/seeds.ts';
import { joinBoard } from './boards.ts';
import { createConversation } from './conversations.ts';
import { createGuest } from './people.ts';
import {
	holdPhase,
	keepSecret,
	movePrivateNotes,
	ownPrivateNotes,
	privateTotals,
	takeHiddenNotes,
	writePrivateNote
} from './privateNotes.ts';
import { holdRun, readRun, setStanding } from './runs.ts';
import type { RunState } from './runs.ts';

let database: TestDatabase;
let conversation: string;
let board: string;
let run: RunState;
let olu: string;
let ben: string;

beforeAll(async () => {
	database = await createTestDatabase({ max: 8 });
});

afterAll(() => database.close());

beforeEach(async () => {
	const { db } = database;
	olu = (await createGuest(db, { name: 'Olu' })).id;
	ben = (await createGuest(db, { name: 'Ben' })).id;
	const phase = {
		script: '',
		minutes: null,
		write: 'everybody',
		move: 'everybody',
		zone: null
	} as const;
	const made = await createConversation(db, {
		board: { id: someCode() + someCode() + someCode(), title: 'A board', owner: olu },
		newCode: someCode,
		phases: [
			{ ...phase, name: 'Alone', privacy: 'private' },
			{ ...phase, name: 'Nameless', privacy: 'anonymous' },
			{ ...phase, name: 'Together' }
		]
	});
	({ id: conversation, board } = made);
	await joinBoard(db, { board, person: ben });
	const read = await readRun(db, board);
	if (read === undefined) throw new Error('The conversation has no run.');
	run = read;
	await goTo(0);
});

async function goTo(phase: number): Promise<void> {
	const current = run.phases[phase]?.id ?? null;
	await database.db.transaction(async (tx) => {
		await holdRun(tx, board);
		const standing = { ...run, stage: 'running', current } as const;
		await setStanding(tx, { conversation, standing, before: null });
		if (phase === 1) await keepSecret(tx, conversation);
	});
}

function write(
	person: string,
	id: string,
	options: { text?: string; from?: number; phase?: number } = {}
) {
	const { text = 'Fewer letters', from = 0, phase = 0 } = options;
	return database.db.transaction((tx) =>
		writePrivateNote(tx, {
			...{ conversation, person, id, text, colour: 'yellow', from, most: 3 },
			phase: run.phases[phase]?.id ?? '',
			anonymous: phase === 1
		})
	);
}

describe('private notes', () => {
	test('V4 a step to another phase waits for whoever is writing, and comes after it', async () => {
		let stepped = false;
		let step: Promise<unknown> = Promise.resolve();
		await database.db.transaction(async (tx) => {
			expect((await holdPhase(tx, conversation))?.privacy).toBe('private');
			step = goTo(2).then(() => (stepped = true));
			await untilSomebodyWaits(database);
			expect(stepped).toBe(false);
		});
		await step;
		expect((await readRun(database.db, board))?.current).toBe(run.phases[2]?.id);
	});

	test('V4 many write at once: they do not wait for each other', async () => {
		await database.db.transaction(async (tx) => {
			await holdPhase(tx, conversation);
			await database.db.transaction(async (other) => {
				expect((await holdPhase(other, conversation))?.privacy).toBe('private');
			});
		});
	});

	test('V2 a change of what another device has changed meanwhile is told apart', async () => {
		expect(await write(ben, 'note0000000000aa')).toBe(1);
		expect(await write(ben, 'note0000000000aa'), 'the same again').toBe(1);
		expect(await write(ben, 'note0000000000aa', { text: 'Better', from: 1 })).toBe(2);
		expect(await write(ben, 'note0000000000aa', { text: 'Other', from: 1 })).toBe('changed');
		expect(await write(olu, 'note0000000000aa', { text: 'Mine', from: 2 })).toBe('taken');
		expect((await ownPrivateNotes(database.db, { conversation, person: ben }))[0]?.text).toBe(
			'Better'
		);
		await write(ben, 'note0000000000bb');
		await write(ben, 'note0000000000cc');
		expect(await write(ben, 'note0000000000dd')).toBe('too-many');
	});

	test('V2 many at once are no more than may be', async () => {
		// So that there is a connection for each.
		await Promise.all(Array.from({ length: 8 }, () => database.pool.query('select 1')));
		const ids = Array.from({ length: 8 }, (_, index) => `note00000000000${index}`);
		const written = await Promise.all(ids.map((id) => write(ben, id)));
		expect(written.filter((one) => one === 1)).toHaveLength(3);
		expect(await ownPrivateNotes(database.db, { conversation, person: ben })).toHaveLength(3);
	});

	test('V5 without a name a note is its author’s as long as the key is there', async () => {
		await goTo(1);
		await write(ben, 'note0000000000aa', { phase: 1 });
		await write(olu, 'note0000000000bb', { phase: 1 });
		const { rows } = await database.pool.query<{ person: string | null }>(
			'select person from private_notes where conversation = $1',
			[conversation]
		);
		expect(rows).toEqual([{ person: null }, { person: null }]);
		const mine = await ownPrivateNotes(database.db, { conversation, person: ben });
		expect(mine.map(({ id }) => id)).toEqual(['note0000000000aa']);
		expect(await privateTotals(database.db, conversation)).toEqual({
			notes: 2,
			writers: 2,
			anonymousWriters: 2
		});
		const secrets = (): Promise<unknown> =>
			database.db
				.execute(
					sql`select secret from runs where secret is not null and conversation = ${conversation}`
				)
				.then(({ rows: all }) => all.length);
		await database.db.transaction((tx) => takeHiddenNotes(tx, { conversation, most: 1 }));
		expect(await secrets(), 'one is still hidden').toBe(1);
		await database.db.transaction((tx) => takeHiddenNotes(tx, { conversation, most: 9 }));
		expect(await secrets()).toBe(0);
	});

	test('V5 without a key nothing is kept under a name instead', async () => {
		await expect(write(ben, 'note0000000000aa', { phase: 1 })).rejects.toThrow('no key');
		expect(await privateTotals(database.db, conversation)).toMatchObject({ notes: 0 });
	});

	test('what a guest wrote, with a name or without, stays theirs when they sign in', async () => {
		await write(ben, 'note0000000000aa');
		await goTo(1);
		await write(ben, 'note0000000000bb', { phase: 1 });
		const { id: person } = await createGuest(database.db, { name: 'Ben, signed in' });
		await database.db.transaction((tx) => movePrivateNotes(tx, { from: ben, to: person }));
		const mine = await ownPrivateNotes(database.db, { conversation, person });
		expect(mine.map(({ id }) => id)).toEqual(['note0000000000aa', 'note0000000000bb']);
		expect(await ownPrivateNotes(database.db, { conversation, person: ben })).toEqual([]);
	});
});
