import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseStudyAccess, readCaseStudyAccess } from '../access/caseStudies.ts';
import { departmentList } from '../departments.ts';
import type { Database } from '../openDatabase.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { aPlan, seedTeam } from '../testing/seeds.ts';
import {
	adoptCaseStudy,
	adoptionsOf,
	beginCaseStudy,
	changeCaseStudy,
	importCaseStudy,
	publishCaseStudy,
	readCaseStudy,
	unpublishCaseStudy
} from './caseStudies.ts';
import type { CaseStudyWords, Visibility } from './caseStudies.ts';
import { departmentsWithCaseStudies, searchCaseStudies } from './caseStudySearch.ts';
import type { CaseStudySearch } from './caseStudySearch.ts';
import {
	changeExperiment,
	createExperiment,
	finishExperiment,
	startExperiment
} from './experiments.ts';
import { readExperiment } from './experimentsShown.ts';
import { keepDepartments } from './teams.ts';

let test$: TestDatabase;
let db: Database;

beforeAll(async () => {
	test$ = await createTestDatabase();
	db = test$.db;
	await keepDepartments(db, departmentList);
});

afterAll(() => test$.close());

async function finishedIn(team: string, owner: string): Promise<string> {
	const { id } = await createExperiment(db, { plan: aPlan({ owner }), status: 'agreed', team });
	await startExperiment(db, { experiment: id, version: 1 });
	const result = { learned: 'Less is read.', differently: 'Begin sooner.' };
	await finishExperiment(db, { experiment: id, version: 2, outcome: 'partly-worked', ...result });
	return id;
}

/** A published case study of a team in the Home Office, unless told. */
async function published(
	options: { department?: string; visibility?: Visibility; words?: Partial<CaseStudyWords> } = {}
) {
	const { department = 'home-office', visibility = 'everybody', words } = options;
	const { team, people } = await seedTeam(db, { names: ['Olu', 'Mo'], department });
	const owner = people[0] ?? '';
	const experiment = await finishedIn(team, owner);
	const begun = await beginCaseStudy(db, {
		experiment,
		author: owner,
		words: { title: 'Letters' }
	});
	const id = begun?.id ?? '';
	await changeCaseStudy(db, { caseStudy: id, version: 1, words: { ...words, visibility } });
	await publishCaseStudy(db, { caseStudy: id, version: 2 });
	return { id, team, experiment, owner, member: people[1] ?? '' };
}

describe('a case study', () => {
	test('is begun once of a finished experiment, and never of one that still runs', async () => {
		const { team, people } = await seedTeam(db, { names: ['Olu'], department: 'home-office' });
		const author = people[0] ?? '';
		const { id: running } = await createExperiment(db, {
			plan: aPlan({ owner: author }),
			status: 'agreed',
			team
		});
		const words = { title: 'Shorter letters' };
		expect(await beginCaseStudy(db, { experiment: running, author, words })).toBeUndefined();
		const experiment = await finishedIn(team, author);
		const [one, two] = await Promise.all([
			beginCaseStudy(db, { experiment, author, words }),
			beginCaseStudy(db, { experiment, author, words })
		]);
		expect(one?.id).toBeDefined();
		expect(one).toEqual(two);
		expect(await readCaseStudy(db, one?.id ?? '')).toMatchObject({
			department: 'Home Office',
			outcome: 'partly-worked',
			measured: { baseline: 40, target: 80 },
			publishedAt: null
		});
	});

	test('of two who change it at once the second is told; what was checked is what is published', async () => {
		const { id } = await published();
		const change = (summary: string) =>
			changeCaseStudy(db, { caseStudy: id, version: 3, words: { summary } });
		expect((await Promise.all([change('one'), change('two')])).toSorted()).toEqual([
			'changed',
			'stale'
		]);
		expect(await publishCaseStudy(db, { caseStudy: id, version: 2 })).toBe('stale');
	});

	test('whoever changes what they saw unpublished is told that all can read it now; to publish twice is to publish', async () => {
		const { id } = await published();
		const words = { summary: 'Between ourselves' };
		expect(await changeCaseStudy(db, { caseStudy: id, version: 2, words })).toBe('stale');
		expect(await publishCaseStudy(db, { caseStudy: id, version: 2 })).toBe('changed');
		expect((await readCaseStudy(db, id))?.version).toBe(3);
	});

	test('adopted, it counts who tries it and how it went there', async () => {
		const { id } = await published();
		const { team, people } = await seedTeam(db, { names: ['Cleo'], department: 'cabinet-office' });
		const { id: experiment } = await adoptCaseStudy(db, {
			caseStudy: id,
			team,
			plan: aPlan({ owner: people[0] ?? null })
		});
		const origin = async () => (await readExperiment(db, { experiment }))?.origin;
		expect(await origin()).toEqual({ id, title: 'Letters' });
		await changeCaseStudy(db, { caseStudy: id, version: 3, words: { visibility: 'team' } });
		expect(await origin(), 'no longer shown to others').toEqual({ id, title: null });
		await changeCaseStudy(db, { caseStudy: id, version: 4, words: { visibility: 'everybody' } });
		expect(await adoptionsOf(db, id)).toEqual([
			expect.objectContaining({ department: 'Cabinet Office', status: 'draft', outcome: null })
		]);
		const adoptedBy = async (): Promise<number | undefined> => {
			const { cards } = await searchCaseStudies(db, { ...everything, sort: 'most-adopted' });
			return cards.find((card) => card.id === id)?.adoptions;
		};
		expect(await adoptedBy(), 'a draft is nothing tried yet').toBe(0);
		await changeExperiment(db, { experiment, version: 1, plan: aPlan(), agree: true });
		const again = randomUUID();
		const more = { id: again, caseStudy: id, team, plan: aPlan() };
		await Promise.all([adoptCaseStudy(db, more), adoptCaseStudy(db, more)]);
		await changeExperiment(db, { experiment: again, version: 1, plan: aPlan(), agree: true });
		expect(await adoptionsOf(db, id), 'sent twice, made once').toHaveLength(2);
		expect(await adoptedBy(), 'one team').toBe(1);
	});

	test('nobody makes an adoption of an experiment that is others’, or was made otherwise', async () => {
		const { id } = await published();
		const other = await published();
		const { team } = await seedTeam(db, { names: ['Cleo'], department: 'cabinet-office' });
		const { id: own } = await createExperiment(db, { plan: aPlan(), status: 'draft', team });
		for (const experiment of [other.experiment, own]) {
			await adoptCaseStudy(db, { id: experiment, caseStudy: id, team, plan: aPlan() });
			expect((await readExperiment(db, { experiment }))?.origin).toBeNull();
		}
	});
});

describe('who may read a case study', () => {
	const mayRead = async (caseStudy: string, person?: string): Promise<boolean | undefined> => {
		const facts = await readCaseStudyAccess(db, { caseStudy, person });
		return facts && caseStudyAccess(facts).mayRead;
	};

	test('the team, the department with its agencies, or everybody; its authors always', async () => {
		const agency = await seedTeam(db, { names: ['Ada'], department: 'uk-visas-and-immigration' });
		const other = await seedTeam(db, { names: ['Cleo'], department: 'cabinet-office' });
		const readers = [undefined, other.people[0], agency.people[0]];
		const expected: Record<Visibility, boolean[]> = {
			team: [false, false, false],
			department: [false, false, true],
			everybody: [true, true, true]
		};
		for (const visibility of ['team', 'department', 'everybody'] as const) {
			const { id, owner, member } = await published({ visibility });
			const may = await Promise.all(readers.map((person) => mayRead(id, person)));
			expect(may, visibility).toEqual(expected[visibility]);
			expect(await mayRead(id, member), `${visibility}, of the team`).toBe(true);
			const shown = await Promise.all(
				readers.map(async (person) => {
					const { cards } = await searchCaseStudies(db, { ...everything, person });
					return cards.some((card) => card.id === id);
				})
			);
			expect(shown, `${visibility}, found`).toEqual(expected[visibility]);
			await unpublishCaseStudy(db, id);
			expect(await mayRead(id, readers[2])).toBe(false);
			expect(await mayRead(id, owner)).toBe(true);
		}
		expect(await mayRead(randomUUID())).toBeUndefined();
	});
});

describe('looking for case studies', () => {
	test('finds other forms, the beginning, and nearly right spelling; and only where every word stands', async () => {
		const { id } = await published({
			words: {
				title: 'Walking meetings halved our planning time',
				summary: 'Two laps of the park instead of a room.'
			}
		});
		const found = async (words: string): Promise<boolean> => {
			const { cards } = await searchCaseStudies(db, { ...everything, words });
			return cards.some((card) => card.id === id);
		};
		for (const words of [
			'meeting',
			'walk',
			'plan',
			'meetngs',
			'WALKNG meeting',
			'park!',
			'halv',
			'walking home office'
		]) {
			expect(await found(words), words).toBe(true);
		}
		for (const words of [
			'walking letters',
			'submarine',
			"'; drop table people; --",
			'meeting & | !'
		]) {
			expect(await found(words), words).toBe(words === 'meeting & | !');
		}
	});

	test('filters, sorts and pages; a page beyond the last says how many there are', async () => {
		const source = 'A collection';
		for (let number = 1; number <= 5; number++) {
			await importCaseStudy(db, {
				title: `Tidy the shared drive ${number}`,
				source,
				department: 'uk-hydrographic-office',
				theme: 'digital',
				publishedAt: new Date(Date.UTC(2025, 0, number)),
				...(number === 3 && { outcome: 'did-not-work' as const })
			});
		}
		const drives = { ...everything, words: 'shared drive', perPage: 2, sort: 'newest' as const };
		const first = await searchCaseStudies(db, drives);
		expect(first.total).toBe(5);
		expect(first.cards.map(({ title }) => title)).toEqual([
			'Tidy the shared drive 5',
			'Tidy the shared drive 4'
		]);
		const third = await searchCaseStudies(db, { ...drives, page: 3 });
		expect(third.cards.map(({ title }) => title)).toEqual(['Tidy the shared drive 1']);
		expect(await searchCaseStudies(db, { ...drives, page: 9 })).toEqual({ total: 5, cards: [] });
		const failed = await searchCaseStudies(db, { ...drives, outcome: 'did-not-work' });
		expect(failed.cards.map(({ title }) => title)).toEqual(['Tidy the shared drive 3']);
		expect((await searchCaseStudies(db, { ...drives, theme: 'meetings' })).total).toBe(0);
		const parent = await searchCaseStudies(db, { ...drives, department: 'ministry-of-defence' });
		expect(parent.total, 'a department’s agencies are its own').toBe(5);
		const names = (await departmentsWithCaseStudies(db, undefined)).map(({ name }) => name);
		expect(names).toContain('UK Hydrographic Office');
	});
});

const everything: CaseStudySearch = {
	person: undefined,
	words: '',
	sort: 'relevance',
	page: 1,
	perPage: 100
};
