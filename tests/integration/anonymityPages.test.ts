import type { BoardClient } from '@small-change/board';
import { openDatabase, readBoardAccess, readRun } from '@small-change/db';
import type { OpenDatabase } from '@small-change/db';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openClient } from '../src/boards.ts';
import { Guest } from '../src/Guest.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { until } from '../src/until.ts';

let server: ServerProcess;
let database: OpenDatabase;
let leader: Guest;
let members: Guest[];
let clients: BoardClient[];
let conversation: string;
const base = (): string => server.base;
const names = ['Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gus'];
const wordsOf = (index: number): string => `canary-${index}-of-${names[index]}`;

beforeAll(async () => {
	server = await ServerProcess.start({ settings: () => ({ LOG_LEVEL: 'trace' }) });
	database = openDatabase(await server.databaseUrl(), { max: 2 });
});

afterAll(async () => {
	await database.close();
	await server.remove();
});

beforeEach(async () => {
	leader = await Guest.makesBoard(base, 'Olu');
	const code = await leader.code();
	members = await Promise.all(names.map((name) => Guest.joins(base, code, name)));
	clients = [];
	for (const guest of [leader, ...members]) {
		const person = await guest.person();
		const { board, ticket } = guest;
		clients.push(openClient({ base: () => server.socketBase, board, person, ticket }));
	}
	const { board } = leader;
	const { id: person } = await leader.person();
	const facts = await readBoardAccess(database.db, { board, person });
	conversation = facts?.conversation ?? '';
	await until('all are in', () => clients.every(({ told }) => told.state !== undefined));
	return () => {
		for (const client of clients) client.destroy();
	};
});

const owner = (): BoardClient => clientOf(0);
const writer = (index: number): BoardClient => clientOf(index + 1);

function clientOf(index: number): BoardClient {
	const client = clients[index];
	if (client === undefined) throw new Error(`There is no client ${index}`);
	return client;
}

/** Keeps a phase by the form of its page. */
function sendPhase(phase: string, fields: { name: string; privacy: string }): Promise<string> {
	const everybody = { write: 'everybody', move: 'everybody', weigh: 'votes' };
	const rest = { script: '', minutes: '', zone: '', ...everybody };
	return leader.send(`/conversations/${conversation}/run-sheet/${phase}`, { ...rest, ...fields });
}

async function phaseAt(index: number): Promise<string> {
	return (await readRun(database.db, leader.board))?.phases[index]?.id ?? '';
}

async function go(to: number): Promise<void> {
	const from = owner().told.state?.run?.current ?? null;
	const phase = await phaseAt(to);
	await owner().command({ name: 'go-to-phase', phase, from });
	await until('everybody is there', () =>
		clients.every(({ told }) => told.state?.run?.current === phase)
	);
}

async function writeOwn(client: BoardClient, text: string): Promise<void> {
	client.ownWriting.add(text, 'blue');
	await until('it is saved', () => client.ownWriting.waiting === 0);
}

async function everybodyWrites(privacy: string): Promise<void> {
	await until(`writing is ${privacy}`, () =>
		clients.every(
			({ ownWriting: { writing } }) => writing?.open === true && writing.privacy === privacy
		)
	);
}

describe('V5 without names, on the pages', () => {
	test('V1 V5 what is written on one’s own is on no page and in no file of anybody else, nor in the log', async () => {
		await sendPhase('new', { name: 'Without names', privacy: 'anonymous' });
		await go(0);
		await everybodyWrites('anonymous');
		for (const index of names.keys()) await writeOwn(writer(index), wordsOf(index));
		const ofBoard = [`/b/${leader.board}`, `/room/${leader.board}`];
		const ofConversation = ['', '/record', '/record/record.json', '/record/record.md'].map(
			(page) => `/conversations/${conversation}${page}`
		);
		const lookAround = async (): Promise<number[]> => {
			const answers: number[] = [];
			for (const guest of [leader, ...members]) {
				for (const path of [...ofBoard, ...ofConversation]) {
					const answer = await guest.get(path);
					const body = await answer.text();
					expect(body.includes('canary-'), `${path} has a note`).toBe(false);
					answers.push(answer.status);
				}
			}
			return answers;
		};
		expect(new Set(await lookAround()), 'there is no record yet').toEqual(new Set([200, 404]));
		const closing = { inRoom: '7', remote: '0' };
		await leader.send(`/conversations/${conversation}/close`, closing);
		expect(new Set(await lookAround()), 'now there is one').toEqual(new Set([200]));
		expect(server.output).not.toContain('canary-');
	});

	test('V5 a phase that becomes anonymous while it runs leaves names with what was written, and takes none any more', async () => {
		await sendPhase('new', { name: 'Alone', privacy: 'private' });
		await sendPhase('new', { name: 'Together', privacy: 'open' });
		await go(0);
		await everybodyWrites('private');
		await writeOwn(writer(0), 'By name');
		await sendPhase(await phaseAt(0), { name: 'Alone', privacy: 'anonymous' });
		await everybodyWrites('anonymous');
		for (const index of [0, 1, 2, 3]) await writeOwn(writer(index), wordsOf(index));
		const [mine] = writer(0).ownWriting.notes.filter(({ text }) => text === 'By name');
		writer(0).ownWriting.change(mine?.id ?? '', { text: 'By name, still' });
		await until('it is saved', () => writer(0).ownWriting.waiting === 0);
		await go(1);
		await owner().command({ name: 'reveal', which: 'all' });
		await until('everybody knows whose they are', () =>
			clients.every(({ told }) => told.authors.size === 5)
		);
		const authors = owner()
			.document.notes()
			.map(({ id, text }) => [text, owner().told.authors.get(id)?.name])
			.sort();
		expect(authors).toEqual([
			['By name, still', 'Ben'],
			...[0, 1, 2, 3].map((index) => [wordsOf(index), null])
		]);
	});
});
