import { makeNote, worldPoint } from '@small-change/board';
import { readBoardAccess, readRecord, seatsOn, setMemberRole } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newElementId, openClient } from '../src/boards.ts';
import { Guest, submit } from '../src/Guest.ts';
import { RawClient } from '../src/rawClient.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let servers: [ServerProcess, ServerProcess];
let amina: Guest;
let conversation: string;

beforeAll(async () => {
	database = await createTestDatabase();
	// With a public address the last one in front of it says where a request comes from.
	const settings = (origin: string) => ({ DATABASE_URL: database.url, ORIGIN: origin });
	servers = [await ServerProcess.start({ settings }), await ServerProcess.start({ settings })];
});

afterAll(async () => {
	for (const server of servers) await server.remove();
	await database.close();
});

const base = (): string => servers[0].base;
const elsewhere = (): string => servers[1].base;

beforeEach(async () => {
	amina = await Guest.makesBoard(base, 'Amina');
	const person = (await amina.person()).id;
	const facts = await readBoardAccess(database.db, { board: amina.board, person });
	conversation = facts?.conversation ?? '';
});

const numbers = { inRoom: '3', remote: '2' };
const closing = (): string => `/conversations/${conversation}/close`;

/** What a page says, without its tags. */
async function saidBy(page: Response): Promise<string> {
	const html = await page.text();
	return html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ');
}

describe('a form whose sender takes their time', () => {
	test('R5 is judged by what they may do when all of it has come', async () => {
		const ben = await Guest.joins(base, await amina.code(), 'Ben');
		const { id: person } = await ben.person();
		const { board } = ben;
		await setMemberRole(database.db, { board, person, role: 'facilitator' });
		const path = `/conversations/${conversation}/people/${person}?/role`;
		const goOn = await ben.holds(path, { role: 'facilitator' });
		// What was asked of the database before this was answered before it.
		await ben.page();
		await setMemberRole(database.db, { board, person, role: 'reader' });
		expect(await goOn()).toBe(404);
		expect((await readBoardAccess(database.db, { board, person }))?.role).toBe('reader');
	});
});

describe('closing', () => {
	test('two facilitators press Close at the same instant, on two nodes: one record, to which both are led', async () => {
		const ben = await Guest.joins(elsewhere, await amina.code(), 'Ben');
		const { id: person } = await ben.person();
		await setMemberRole(database.db, { board: ben.board, person, role: 'facilitator' });
		const led = await Promise.all([
			amina.send(closing(), numbers),
			ben.send(closing(), { inRoom: '4', remote: '1' }),
			amina.send(closing(), numbers)
		]);
		const record = `/conversations/${conversation}/record`;
		expect(led).toEqual([record, record, record]);
		const { rows } = await database.pool.query<{ people: string }>(
			'select count(*) as people from participations where conversation = $1',
			[conversation]
		);
		expect(Number(rows[0]?.people), 'each took part once').toBe(2);
		const kept = await readRecord(database.db, conversation);
		const told = `${kept?.inRoom} in the room, ${kept?.remote} from elsewhere`;
		expect(told).toMatch(/^(3 in the room, 2|4 in the room, 1) from elsewhere$/);
		for (const guest of [amina, ben]) {
			expect(await saidBy(await guest.get(record)), 'both read the same').toContain(told);
		}
	});
});

describe('a code', () => {
	test('of a conversation that is over leads nobody in but its members, and tells no title', async () => {
		const code = await amina.code();
		const ben = await Guest.joins(base, code, 'Ben');
		await amina.send(closing(), numbers);
		const late = await fetch(`${base()}/join/${code}`);
		expect(late.status).toBe(410);
		const said = await saidBy(late);
		expect(said).toContain('This conversation is over');
		expect(said).not.toContain('A board');
		const sent = await submit(base(), `/join/${code}`, { name: 'Zoe' });
		expect(sent.status, 'nor does the form').toBe(410);
		expect(sent.headers.getSetCookie(), 'and nobody is made a guest').toEqual([]);
		const member = await ben.get(`/join/${code}`);
		expect(new URL(member.url).pathname).toBe(`/b/${ben.board}`);
		expect(await saidBy(await amina.get(`/conversations/${conversation}`))).not.toContain(code);
	});

	test('ends after 30 days; facilitators are told until when, and a new one leads in', async () => {
		const code = await amina.code();
		const address = `/conversations/${conversation}`;
		const { rows } = await database.pool.query<{ until: Date }>(
			"select code_made_at + interval '30 days' as until from conversations where id = $1",
			[conversation]
		);
		const until30Days = rows[0]?.until ?? new Date(0);
		const day = until30Days.toLocaleDateString('en-GB', {
			dateStyle: 'long',
			timeZone: 'Europe/London'
		});
		expect(await saidBy(await amina.get(address))).toContain(`with this code until ${day}`);
		await database.pool.query(
			"update conversations set code_made_at = now() - interval '30 days' where id = $1",
			[conversation]
		);
		const late = await fetch(`${base()}/join/${code}`);
		expect(late.status).toBe(410);
		expect(await saidBy(late)).toContain('This code is no longer valid');
		expect(await saidBy(await amina.get(address))).toContain('Make a new one');
		await amina.send(`${address}?/renew`, {});
		const next = await amina.code();
		expect(next).not.toBe(code);
		const zoe = await Guest.joins(base, next, 'Zoe');
		expect(zoe.board).toBe(amina.board);
	});

	test('is guessed: whoever is known in that office still gets in, keys of seats are counted with codes', async () => {
		const ben = await Guest.joins(base, await amina.code(), 'Ben');
		const office = { 'x-forwarded-for': '192.0.2.77' };
		const code = `/join/${await amina.code()}`;
		const guess = async (number: number): Promise<number> => {
			const seat = `/seats/6f6c6f6c-6f6c-4f6c-8f6c-6f6c6f6c6f6c?key=${number}`;
			const path = number % 2 === 0 ? seat : `/join/2222${10 + number}`.replace(/[01]/g, '9');
			return (await fetch(base() + path, { headers: office })).status;
		};
		expect([await guess(0), await guess(1)]).toEqual([200, 404]);
		// At once: every few seconds one more is let try.
		const others = await Promise.all(Array.from({ length: 28 }, (_, index) => guess(index + 2)));
		expect(others.filter((status) => status === 429)).toHaveLength(10);
		const stranger = await fetch(base() + code, { headers: office });
		expect(stranger.status).toBe(429);
		expect(await saidBy(stranger)).toContain('Too many wrong codes. Wait a few minutes');
		const known = await ben.get(code, office);
		expect(new URL(known.url).pathname).toBe(`/b/${ben.board}`);
	});
});

test('200 people join in a minute, from one address: all are in, and see what is written', async () => {
	const began = Date.now();
	const code = await amina.code();
	const raws: RawClient[] = [];
	let next = 0;
	async function joinInTurn(): Promise<void> {
		while (next < 200) {
			const name = `Guest ${++next}`;
			expect((await fetch(`${base()}/join/${code}`)).status).toBe(200);
			const guest = await Guest.joins(base, code, name);
			raws.push(await RawClient.enter(servers[0].socketBase, guest.board, await guest.ticket()));
		}
	}
	await Promise.all(Array.from({ length: 8 }, joinInTurn));
	const { board, ticket } = amina;
	const person = await amina.person();
	const owner = openClient({ base: () => servers[0].socketBase, board, person, ticket });
	await until('whoever began it is in', () => owner.ready);
	const id = newElementId();
	makeNote(owner.document, owner.hand, { id, at: worldPoint(0, 0), text: 'Welcome, all of you' });
	await until('all have it', () => raws.every(({ doc }) => doc.getMap('notes').has(id)));
	console.log(`200 joined and read a note in ${((Date.now() - began) / 1000).toFixed(1)} s`);
	expect(raws.length).toBe(200);
	expect(raws.flatMap(({ denied, closedWith }) => denied ?? closedWith ?? [])).toEqual([]);
	const { rows } = await database.pool.query<{ people: string }>(
		'select count(*) as people from board_members where board = $1',
		[board]
	);
	expect(Number(rows[0]?.people)).toBe(201);
	owner.destroy();
	for (const raw of raws) raw.close();
});

describe('words without an end', () => {
	const long = 'x'.repeat(10_000);
	const begin = { title: 'A board', question: '', template: 'blank', team: '', name: 'Zoe' };
	const phase = { name: 'Alone', script: '', minutes: '', write: 'everybody', move: 'everybody' };

	test.each([
		['a name, when joining', 'join', { name: long }, 'Your name must be 60 characters or fewer'],
		['a name, when beginning', 'begin', { ...begin, name: long }, 'Your name must be 60'],
		['a title', 'begin', { ...begin, title: long }, 'The title must be 120 characters or fewer'],
		['a question', 'begin', { ...begin, question: long }, 'The question must be 300 characters'],
		['one’s own new name', 'account', { name: long }, 'Your name must be 60 characters or fewer'],
		['a seat', 'seat', { called: long }, 'The name must be 60 characters or fewer'],
		['a phase', 'phase', { ...phase, name: long }, 'The name must be 80 characters or fewer'],
		['a script', 'phase', { ...phase, script: long }, 'must be 2000 characters or fewer']
	] as const)(
		'%s of 10,000 characters is refused, and what was entered stays',
		async (_, form, fields, words) => {
			const answer = await send(form, fields);
			expect(answer.status).toBe(400);
			const html = await answer.text();
			expect(html).toContain(words);
			expect(html, 'to be made shorter').toContain(long);
		}
	);

	test.each(['join', 'begin', 'seat', 'phase'] as const)(
		'a million of them in the form to %s are refused in words',
		async (form) => {
			const answer = await send(form, { name: 'x'.repeat(1_000_000) });
			expect(answer.status).toBe(413);
			expect(await saidBy(answer)).toContain(
				'This is too much for a form. Go back, make it shorter'
			);
		}
	);

	test('nothing of it is kept', async () => {
		await send('seat', { called: long });
		await send('phase', { ...phase, name: long });
		expect(await seatsOn(database.db, amina.board)).toEqual([]);
		const { rows } = await database.pool.query('select from people where char_length(name) > 60');
		expect(rows).toEqual([]);
	});

	async function send(form: Form, fields: Record<string, string>): Promise<Response> {
		if (form === 'begin') return submit(base(), '/conversations/new', fields);
		if (form === 'join') return submit(base(), `/join/${await amina.code()}`, fields);
		if (form === 'account') return amina.tries('/account?/rename', fields);
		const page = form === 'seat' ? 'seats?/add' : 'run-sheet/new';
		return amina.tries(`/conversations/${conversation}/${page}`, fields);
	}
});

type Form = 'begin' | 'join' | 'account' | 'seat' | 'phase';
