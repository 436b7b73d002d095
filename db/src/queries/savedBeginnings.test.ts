import { afterAll, beforeAll, expect, test } from 'vitest';
import { departmentList } from '../departments.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { seedTeam } from '../testing/seeds.ts';
import { beginningsFor, saveBeginning } from './savedBeginnings.ts';
import { keepDepartments } from './teams.ts';

let database: TestDatabase;

beforeAll(async () => {
	database = await createTestDatabase({ max: 8 });
	await keepDepartments(database.db, departmentList);
});

afterAll(() => database.close());

test('a team saves thirty to begin with, and no more where many are saved at once', async () => {
	const { team, people } = await seedTeam(database.db, { names: ['Amina'] });
	const save = (name: string): Promise<boolean> =>
		database.db.transaction((tx) => saveBeginning(tx, { team, name, beginning: {} }));
	for (let saved = 0; saved < 28; saved++) expect(await save(`${saved}`)).toBe(true);
	const atOnce = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(save));
	expect(atOnce.filter(Boolean)).toHaveLength(2);
	expect(await beginningsFor(database.db, people[0] ?? '')).toHaveLength(30);
});
