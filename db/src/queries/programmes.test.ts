import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { currentProgramme, keepProgramme } from './programmes.ts';

let test$: TestDatabase;
beforeAll(async () => {
	test$ = await createTestDatabase();
});
afterAll(() => test$.close());

const programme = {
	name: 'One Big Thing 2024',
	theme: 'Innovation',
	startsOn: '2024-10-14',
	endsOn: '2025-02-14',
	learningUrl: 'https://learning.example.gov.uk/',
	summary: ''
};

test('there is one programme, which is kept and changed', async () => {
	const { db } = test$;
	expect(await currentProgramme(db)).toBeUndefined();
	await Promise.all([keepProgramme(db, programme), keepProgramme(db, programme)]);
	expect(await currentProgramme(db)).toEqual(programme);
	await keepProgramme(db, { ...programme, theme: 'Data', learningUrl: '' });
	expect(await currentProgramme(db)).toEqual({ ...programme, theme: 'Data', learningUrl: '' });
});

test.each([{ endsOn: '2024-10-13' }, { name: '' }, { learningUrl: 'javascript:alert(1)' }])(
	'%o is refused by the database',
	async (wrong) => {
		await expect(keepProgramme(test$.db, { ...programme, ...wrong })).rejects.toThrow();
	}
);
