import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { someCode } from '../testing/seeds.ts';
import { createConversation } from './conversations.ts';
import { createGuest } from './people.ts';
import { phaseStepsOf } from './phaseSteps.ts';
import { holdRun, setStanding } from './runs.ts';
import type { RunState, Standing } from './runs.ts';

let database: TestDatabase;
let conversation: string;
let board: string;

beforeAll(async () => {
	database = await createTestDatabase();
});

afterAll(() => database.close());

beforeEach(async () => {
	const { db } = database;
	const { id: owner } = await createGuest(db, { name: 'Olu' });
	const phase = {
		script: '',
		minutes: null,
		write: 'everybody',
		move: 'everybody',
		zone: null
	} as const;
	({ id: conversation, board } = await createConversation(db, {
		board: { id: someCode() + someCode() + someCode(), title: 'A board', owner },
		newCode: someCode,
		phases: [
			{ ...phase, name: 'Alone', privacy: 'private' },
			{ ...phase, name: 'Together' }
		]
	}));
});

/** Does what a command does to a run. */
async function stand(
	next: (run: RunState) => { standing: Standing; before: RunState['before'] }
): Promise<void> {
	await database.db.transaction(async (tx) => {
		const run = await holdRun(tx, board);
		if (run === undefined) throw new Error('The conversation has no run.');
		await setStanding(tx, { conversation, ...next(run) });
	});
}

/** To a phase by its place, to the end with null. */
function go(place: number | null): Promise<void> {
	return stand((run) => ({
		standing: {
			...run,
			stage: place === null ? 'finished' : 'running',
			current: place === null ? null : (run.phases[place]?.id ?? null)
		},
		before: { ...run, words: '', at: run.now }
	}));
}

const takeBack = (): Promise<void> =>
	stand(({ before }) => {
		if (before === null) throw new Error('There is nothing to take back.');
		return { standing: before, before: null };
	});

async function steps(): Promise<string[]> {
	return (await phaseStepsOf(database.db, conversation)).map(({ phase }) => phase);
}

test('each phase is kept with its name and privacy, when it was come to', async () => {
	await go(0);
	await go(1);
	await go(0);
	const kept = await phaseStepsOf(database.db, conversation);
	expect(kept).toMatchObject([
		{ phase: 'Alone', privacy: 'private' },
		{ phase: 'Together', privacy: 'open' },
		{ phase: 'Alone', privacy: 'private' }
	]);
	expect(Math.abs(Date.now() - (kept[0]?.at.getTime() ?? 0))).toBeLessThan(60_000);
});

test('what changes within a phase is no step', async () => {
	await go(0);
	await stand((run) => ({ standing: { ...run, spotlight: 'zone0001' }, before: run.before }));
	await go(0);
	expect(await steps()).toEqual(['Alone']);
});

test('a step that is taken back was none', async () => {
	await go(0);
	await takeBack();
	expect(await steps()).toEqual([]);
	await go(0);
	await go(1);
	await takeBack();
	expect(await steps()).toEqual(['Alone']);
	await go(null);
	await takeBack();
	expect(await steps(), 'the end was none').toEqual(['Alone']);
});

test('closing takes nothing back', async () => {
	await go(0);
	await go(null);
	await go(1);
	const over = { stage: 'finished', current: null, clock: null, spotlight: null } as const;
	await stand((run) => ({ standing: { ...run, ...over }, before: null }));
	expect(await steps()).toEqual(['Alone', 'Together']);
});
