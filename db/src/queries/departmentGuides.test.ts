import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../openDatabase.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { seedTeam, someCode } from '../testing/seeds.ts';
import { createConversation } from './conversations.ts';
import { guidesFor, keepGuide, readGuide } from './departmentGuides.ts';
import { createGuest } from './people.ts';
import { createRun, holdRun, readRun, replacePhases } from './runs.ts';
import { keepDepartments } from './teams.ts';

let test$: TestDatabase;
let db: Database;

beforeAll(async () => {
	test$ = await createTestDatabase();
	db = test$.db;
	await keepDepartments(db, [
		{ id: 'ministry', name: 'Ministry' },
		{ id: 'agency', name: 'Agency', parent: 'ministry' },
		{ id: 'branch', name: 'Branch', parent: 'agency' }
	]);
});

afterAll(() => test$.close());

beforeEach(() => test$.pool.query('delete from department_guides'));

const script = { template: 'crazy-8s', phase: 'Vote', script: 'Three dots each.' };
const guide = { department: 'ministry', version: 0, text: 'Sit in a circle.', scripts: [script] };

test('a guide is kept whole, and what is left out of it goes', async () => {
	const about = { department: 'ministry', name: 'Ministry' };
	expect(await readGuide(db, 'ministry')).toEqual({ ...about, text: '', version: 0, scripts: [] });
	expect(await keepGuide(db, guide)).toBe('changed');
	const kept = { text: guide.text, version: 1, scripts: [script] };
	expect(await readGuide(db, 'ministry')).toEqual({ ...about, ...kept });
	const close = { ...script, phase: 'Close' };
	expect(await keepGuide(db, { ...guide, version: 1, text: '', scripts: [close] })).toBe('changed');
	expect(await readGuide(db, 'ministry')).toMatchObject({ text: '', version: 2, scripts: [close] });
	expect(await readGuide(db, 'nowhere')).toBeUndefined();
});

test('of two who edit at once the second is told, the first time as well', async () => {
	const other = { ...guide, text: 'Stand in a row.', scripts: [] };
	const first = await Promise.all([keepGuide(db, guide), keepGuide(db, other)]);
	expect(first.sort()).toEqual(['changed', 'stale']);
	const again = [guide, other].map((one) => keepGuide(db, { ...one, version: 1 }));
	expect((await Promise.all(again)).sort()).toEqual(['changed', 'stale']);
	const kept = await readGuide(db, 'ministry');
	expect(kept?.scripts, 'no mixture of both').toEqual(kept?.text === guide.text ? [script] : []);
});

test('a team has the guides of its department and of those above it, the nearest first', async () => {
	await keepGuide(db, guide);
	await keepGuide(db, { ...guide, department: 'branch', text: '', scripts: [] });
	const { team } = await seedTeam(db, { names: ['Olu'], department: 'branch' });
	expect(await guidesFor(db, { team })).toEqual([
		{ department: 'branch', name: 'Branch', text: '', scripts: [] },
		{ department: 'ministry', name: 'Ministry', text: guide.text, scripts: [script] }
	]);
	expect(await guidesFor(db, { department: 'agency' })).toHaveLength(1);
	const above = await seedTeam(db, { names: ['Olu'], department: 'ministry' });
	expect((await guidesFor(db, above)).map(({ name }) => name)).toEqual(['Ministry']);
});

test('departments that lie above one another in a circle do no harm', async () => {
	await keepDepartments(db, [{ id: 'one', name: 'One' }]);
	await keepDepartments(db, [{ id: 'two', name: 'Two', parent: 'one' }]);
	await keepDepartments(db, [{ id: 'one', name: 'One', parent: 'two' }]);
	await keepGuide(db, { ...guide, department: 'two' });
	const { team } = await seedTeam(db, { names: ['Olu'], department: 'one' });
	expect((await guidesFor(db, { team }))[0]).toMatchObject({ department: 'two' });
});

test.each([
	{ text: 'x'.repeat(5_001) },
	{ scripts: [{ ...script, script: 'x'.repeat(2_001) }] },
	{ scripts: [{ ...script, script: '' }] }
])('the database refuses too much and nothing', async (wrong) => {
	await expect(keepGuide(db, { ...guide, ...wrong })).rejects.toThrow();
	expect(await readGuide(db, 'ministry'), 'and keeps nothing of it').toMatchObject({ version: 0 });
});

test('a run sheet knows which template it came from', async () => {
	const { id: owner } = await createGuest(db, { name: 'Olu' });
	const phase = {
		name: 'Vote',
		script: '',
		minutes: null,
		write: 'everybody',
		move: 'everybody',
		zone: null
	} as const;
	const begin = (template?: string): ReturnType<typeof createConversation> =>
		createConversation(db, {
			board: { id: someCode() + someCode() + someCode(), title: 'A board', owner },
			newCode: someCode,
			phases: template === undefined ? [] : [phase],
			template
		});
	const { board } = await begin('crazy-8s');
	expect(await readRun(db, board)).toMatchObject({ template: 'crazy-8s' });
	await db.transaction(async (tx) => {
		const run = await holdRun(tx, board);
		if (run === undefined) throw new Error('The conversation has no run.');
		await replacePhases(tx, { run, plan: run.phases });
		expect(await readRun(tx, board), 'moved phases').toMatchObject({ template: 'crazy-8s' });
		await replacePhases(tx, { run, plan: [phase], template: 'brainwriting' });
	});
	expect(await readRun(db, board)).toMatchObject({ template: 'brainwriting' });
	const own = await begin();
	await db.transaction((tx) => createRun(tx, { conversation: own.id, phases: [phase] }));
	expect(await readRun(db, own.board)).toMatchObject({ template: null });
});
