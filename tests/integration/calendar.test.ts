import { createExperiment, openDatabase, readBoardAccess } from '@small-change/db';
import type { OpenDatabase } from '@small-change/db';
import { aPlan } from '@small-change/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Guest } from '../src/Guest.ts';
import { ServerProcess } from '../src/serverProcess.ts';

let server: ServerProcess;
let database: OpenDatabase;
const base = (): string => server.base;

beforeAll(async () => {
	server = await ServerProcess.start();
	database = openDatabase(await server.databaseUrl(), { max: 2 });
});

afterAll(async () => {
	await database.close();
	await server.remove();
});

test('the dates of what is agreed go into a calendar before the conversation is closed, for whoever may open it', async () => {
	const { db } = database;
	const leader = await Guest.makesBoard(base, 'Olu');
	const member = await Guest.joins(base, await leader.code(), 'Ben');
	const stranger = await Guest.makesBoard(base, 'Zoe');
	const { id: owner } = await leader.person();
	const { conversation } =
		(await readBoardAccess(db, { board: leader.board, person: owner })) ?? {};
	const path = `/conversations/${conversation}/record/calendar.ics`;
	const add = (title: string, status: 'draft' | 'agreed') =>
		createExperiment(db, { plan: aPlan({ owner, title }), status, conversation });

	await add('A bell', 'draft');
	expect((await member.get(path)).status).toBe(404);

	await add('A template', 'agreed');
	for (const guest of [leader, member]) {
		const answer = await guest.get(path);
		expect(answer.status).toBe(200);
		const calendar = await answer.text();
		expect(calendar).toContain('A template');
		expect(calendar).not.toContain('A bell');
	}
	expect((await stranger.get(path)).status).toBe(404);
	expect((await fetch(base() + path)).status).toBe(404);
	expect((await leader.get(path.replace('calendar.ics', 'record.csv'))).status).toBe(404);
});
