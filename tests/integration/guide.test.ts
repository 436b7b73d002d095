import { beginningOf } from '@small-change/board';
import { holdRun, openDatabase, readGuide, readRun, setStanding } from '@small-change/db';
import type { OpenDatabase } from '@small-change/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Guest } from '../src/Guest.ts';
import { ServerProcess } from '../src/serverProcess.ts';

const ministry = 'department-for-examples';
const agency = 'example-licensing-agency';
const template = 'one-small-change';

let server: ServerProcess;
let database: OpenDatabase;
let sam: Guest;
let amina: Guest;
let team: string;
const base = (): string => server.base;

beforeAll(async () => {
	server = await ServerProcess.start({ demo: true });
	database = openDatabase(await server.databaseUrl(), { max: 2 });
	sam = await Guest.signsInAs(base, 'sam.whitfield@example.gov.uk');
	amina = await Guest.signsInAs(base, 'amina.rahman@example.gov.uk');
	const [row] = await query<{ id: string }>("select id from teams where name = 'Licence letters'");
	team = row?.id ?? '';
});

afterAll(async () => {
	await database.close();
	await server.remove();
});

async function query<Row>(text: string): Promise<Row[]> {
	return (await database.pool.query(text)).rows as Row[];
}

/** What is read aloud, by phase. */
async function scriptsOn(board: string): Promise<Record<string, string>> {
	const phases = (await readRun(database.db, board))?.phases ?? [];
	return Object.fromEntries(phases.map(({ name, script }) => [name, script]));
}

/** Writes the words of the template's phases anew, by the form of their page. */
async function write(department: string, scripts: Record<string, string>): Promise<void> {
	const { version } = (await readGuide(database.db, department)) ?? { version: -1 };
	await sam.send(`/departments/${department}/guide/${template}`, {
		...scripts,
		version: String(version)
	});
}

async function conversationOf(board: string): Promise<string> {
	return (await readRun(database.db, board))?.conversation ?? '';
}

const ours = Object.fromEntries(
	beginningOf(template).phases.map(({ name, script }) => [name, script])
);

test('a team begins with its department’s words; a change of them changes nothing that exists', async () => {
	const first = await amina.begins(template, team);
	const before = await scriptsOn(first);
	expect(before['Set the scene']).toContain('changes that somebody outside would notice');
	expect(before['Vote'], 'the guide says nothing there').toBe(ours['Vote']);

	await write(ministry, { 'script-1': 'Welcome to the ministry.', 'script-6': 'Three dots.' });
	await write(agency, { 'script-1': 'Welcome to the agency.' });
	expect(await scriptsOn(first)).toEqual(before);
	const second = await scriptsOn(await amina.begins(template, team));
	expect(second).toEqual({
		...ours,
		'Set the scene': 'Welcome to the agency.',
		Vote: 'Three dots.'
	});
	const other = await scriptsOn(await amina.begins('brainwriting', team));
	expect(other['Set the scene'], 'another template').toBe(ours['Set the scene']);
	const alone = await scriptsOn(await amina.begins(template, ''));
	expect(alone, 'without a team').toEqual(ours);
});

test('before it starts the guide’s words are taken anew on request, and not afterwards', async () => {
	const board = await amina.begins(template, team);
	const address = `/conversations/${await conversationOf(board)}/run-sheet`;
	await write(agency, { 'script-8': 'See you on Monday.' });
	expect((await scriptsOn(board))['Close']).not.toBe('See you on Monday.');
	expect(await (await amina.get(address)).text()).toContain('Use the guide’s words');
	await amina.send(`${address}?/guide`, {});
	expect((await scriptsOn(board))['Close']).toBe('See you on Monday.');
	expect(await (await amina.get(address)).text(), 'nothing is other').not.toContain(
		'Use the guide’s words'
	);

	await write(agency, { 'script-8': 'See you on Friday.' });
	await database.db.transaction(async (tx) => {
		const run = await holdRun(tx, board);
		if (run === undefined) throw new Error('The conversation has no run.');
		const current = run.phases[0]?.id ?? null;
		const standing = { ...run, stage: 'running' as const, current };
		await setStanding(tx, { conversation: run.conversation, standing, before: null });
	});
	expect(await (await amina.get(address)).text()).not.toContain('Use the guide’s words');
	await expect(amina.send(`${address}?/guide`, {})).rejects.toThrow(/409.*has started, so/s);
	expect((await scriptsOn(board))['Close']).toBe('See you on Monday.');
});

test('phases that are taken from a template come with the words of the guide', async () => {
	const board = await amina.begins('crazy-8s', team);
	const address = `/conversations/${await conversationOf(board)}/run-sheet`;
	await amina.send(`${address}?/replace`, { template });
	expect((await scriptsOn(board))['Close']).toBe('See you on Friday.');
	await write(agency, { 'script-8': 'See you next week.' });
	await amina.send(`${address}?/guide`, {});
	expect((await scriptsOn(board))['Close']).toBe('See you next week.');
});

test('nobody but an administrator writes a guide, and who is signed in reads it', async () => {
	const page = `/departments/${ministry}/guide`;
	const text = { text: 'Mine now', version: '1' };
	await expect(amina.send(`${page}/text`, text)).rejects.toThrow(/404/);
	expect((await amina.get(`${page}/text`)).status).toBe(404);
	expect(await (await amina.get(page)).text()).toContain('You need no training for it');
	const stranger = await Guest.makesBoard(base, 'Eve');
	expect((await stranger.get(page)).url).toContain('/sign-in?next=');
	expect((await sam.get('/departments/nowhere/guide')).status).toBe(404);
	expect((await sam.get(`${page}/nothing`)).status).toBe(404);
	expect((await sam.get(`${page}/blank`)).status, 'it has no phases').toBe(404);
});
