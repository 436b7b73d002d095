import { BoardDocument, boundsOf, formatDocumentName, zoneOf } from '@small-change/board';
import type { Note } from '@small-change/board';
import {
	adoptionsOf,
	conversationsOf,
	departmentList,
	findDocument,
	noteAuthors,
	readCaseStudy,
	readDocument,
	searchCaseStudies
} from '@small-change/db';
import type { CaseStudy } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { loadDemo } from '../../web/startup/demo/loadDemo.ts';
import { testSecret } from '../src/collabNode.ts';
import { until } from '../src/until.ts';

const now = new Date('2026-03-04T11:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
	database = await createTestDatabase();
});
afterAll(() => database.close());

function load(onlyIfNew = false): ReturnType<typeof loadDemo> {
	const { db } = database;
	return loadDemo({ db, secret: testSecret, now, onlyIfNew });
}

async function query<Row>(text: string): Promise<Row[]> {
	return (await database.pool.query(text)).rows as Row[];
}

/** How many rows each table has. */
async function counts(): Promise<Record<string, number>> {
	const names = await query<{ name: string }>(
		"select table_name as name from information_schema.tables where table_schema = 'public'"
	);
	const rows = names.map(async ({ name }) => {
		const [row] = await query<{ rows: number }>(`select count(*)::integer as rows from ${name}`);
		return [name, row?.rows ?? 0] as const;
	});
	return Object.fromEntries(await Promise.all(rows));
}

describe('loading the demo', () => {
	test('one that is cut short leaves nothing', async () => {
		const before = await counts();
		const other = await database.pool.connect();
		await other.query('begin; lock table check_ins in exclusive mode');
		const cut = expect(load()).rejects.toThrow();
		await until('it waits in the middle', async () => {
			const { rows } = await other.query(
				"select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
			);
			return rows.length > 0;
		});
		await cut;
		await other.query('rollback');
		other.release();
		expect(await counts()).toEqual(before);
	});

	test('two at once load it once, and again it is there already', async () => {
		expect((await Promise.all([load(), load()])).sort()).toEqual(['loaded', 'there-already']);
		const once = await counts();
		expect(once).toMatchObject({ teams: 5, conversations: 2, programmes: 1, case_studies: 14 });
		expect(once).toMatchObject({ department_guides: 1, guide_scripts: 3 });
		expect(once, 'nobody is signed in by it').toMatchObject({ sign_ins: 4, sign_in_sessions: 0 });
		expect(await load()).toBe('there-already');
		expect(await counts()).toEqual(once);
	});

	test('a database with people is left alone at a start', async () => {
		const used = await createTestDatabase();
		await used.pool.query("insert into people (name) values ('Olu')");
		const began = (): void => expect.unreachable();
		const options = { db: used.db, secret: testSecret, now, onlyIfNew: true, began };
		expect(await loadDemo(options)).toBe('not-new');
		await used.close();
	});
});

describe('what the demo tells', () => {
	test('60 notes by six people, each in its zone, none over another', async () => {
		const notes = await notesOf('Clearer renewal letters');
		expect(notes).toHaveLength(60);
		expect(new Set(notes.map(({ author }) => author)).size).toBe(6);
		expect(new Set(notes.map(({ colour }) => colour)).size).toBeGreaterThan(5);
		for (const note of notes) {
			expect(note.author, note.text).toEqual(expect.any(String));
			expect(note.zone, note.text).toMatch(/^(The question|Ideas|Next steps)$/);
			expect(notes.filter((other) => touch(note, other)).map(({ text }) => text)).toEqual([
				note.text
			]);
		}
		expect(await notesOf('Calmer Monday mornings')).toHaveLength(6);
	});

	test('the guide of the department above is read aloud in what its agency’s team holds', async () => {
		const read = await query<{ held: string }>(
			"select distinct b.title as held from phases p join conversations c on c.id = p.conversation join boards b on b.id = c.board join guide_scripts s on s.phase = p.name and s.script = p.script where s.department = 'department-for-examples' order by 1"
		);
		expect(read.map(({ held }) => held)).toEqual([
			'Calmer Monday mornings',
			'Clearer renewal letters'
		]);
	});

	test('a stranger finds a dozen case studies and more, each with its parts', async () => {
		const studies = await shownToStrangers();
		expect(studies).toHaveLength(13);
		const outcomes = new Set(studies.map(({ outcome }) => outcome));
		for (const outcome of ['worked', 'partly-worked', 'did-not-work', 'cannot-tell', 'stopped']) {
			expect(outcomes).toContain(outcome);
		}
		const found = await search('renewal letter');
		expect(found[0]?.title).toContain('calls about renewal letters');
		const all = await Promise.all(studies.map(({ id }) => adoptionsOf(database.db, id)));
		const ended = all.flat().map(({ outcome }) => outcome);
		expect(ended).toHaveLength(3);
		expect(ended).toEqual(expect.arrayContaining(['worked', 'did-not-work', null]));
	});

	test('real departments have their own stories and no figure that these do not have', async () => {
		const real = new Set(departmentList.map(({ name }) => name));
		const studies = (await shownToStrangers()).filter(({ department }) =>
			real.has(department ?? '')
		);
		expect(studies).toHaveLength(4);
		for (const study of studies) {
			const { experiment, team, measured, outcome, author } = study;
			expect({ experiment, team, measured, outcome, author }).toEqual({
				experiment: null,
				team: null,
				measured: null,
				outcome: null,
				author: null
			});
			expect(study.source).toBe('One Big Thing 2024, The power of small changes');
			const { title, summary, problem, change, test: tested, result, time } = study;
			const told = [title, summary, problem, change, tested, result, time].join(' ');
			// 10,000 users; 1 Horse Guards Road; 50 to 60% in place of 2 days; 6 people, 6 weeks.
			for (const figure of told.match(/\d[\d,]*/g) ?? []) {
				expect(['10,000', '1', '50', '60', '2', '6']).toContain(figure);
			}
			const untold = [study.money, study.permission, study.differently, study.needs, study.contact];
			expect(untold.join('')).toBe('');
		}
		const [teams] = await query<{ real: number }>(
			`select count(*)::integer as real from teams where department in (${departmentList.map(({ id }) => `'${id}'`).join()})`
		);
		expect(teams?.real, 'no team of a real department').toBe(0);
	});

	test('it is fresh: what was done lies before today, what runs goes on', async () => {
		const [log] = await query<{ last: string; first: string }>(
			'select max(day)::text as last, min(day)::text as first from check_ins'
		);
		expect(log).toEqual({ last: '2026-02-27', first: '2025-09-09' });
		const running = await query<{ until: string }>(
			"select tested_to::text as until from experiments where status = 'running' order by 1"
		);
		expect(running).toEqual([{ until: '2026-03-20' }, { until: '2026-04-01' }]);
	});
});

async function notesOf(
	title: string
): Promise<(Note & { author: string | null | undefined; zone: string | undefined })[]> {
	const { db } = database;
	const [amina] = await query<{ id: string }>("select id from people where name = 'Amina Rahman'");
	const held = await conversationsOf(db, { person: amina?.id ?? '' });
	const id = held.find((conversation) => conversation.title === title)?.board ?? '';
	const { id: document = '' } =
		(await findDocument(db, formatDocumentName({ kind: 'board', board: id }))) ?? {};
	const doc = new Y.Doc();
	for (const { bytes } of (await readDocument(db, document)).updates) Y.applyUpdate(doc, bytes);
	const board = new BoardDocument(doc);
	const notes = board.notes();
	const authors = await noteAuthors(db, { document, notes: notes.map((note) => note.id) });
	return notes.map((note) => ({
		...note,
		author: authors.find((author) => author.note === note.id)?.name,
		zone: zoneOf(note, board.zones())?.title
	}));
}

function touch(one: Note, other: Note): boolean {
	const [a, b] = [boundsOf(one), boundsOf(other)];
	return a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY;
}

async function search(words: string): Promise<{ id: string; title: string }[]> {
	const options = { person: undefined, words, sort: 'relevance', page: 1, perPage: 50 } as const;
	return (await searchCaseStudies(database.db, options)).cards;
}

async function shownToStrangers(): Promise<CaseStudy[]> {
	const read = (await search('')).map(({ id }) => readCaseStudy(database.db, id));
	return (await Promise.all(read)).filter((study) => study !== undefined);
}
