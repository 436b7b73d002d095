import { openDatabase } from '@small-change/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Guest } from '../src/Guest.ts';
import { runScript } from '../src/runScript.ts';
import { ServerProcess } from '../src/serverProcess.ts';

let server: ServerProcess;

beforeAll(async () => {
	server = await ServerProcess.start({ settings: (ORIGIN) => ({ ORIGIN }) });
});

afterAll(() => server.remove());

test('the doctor says a line a check, and ends with 1 where a log is broken or nothing answers', async () => {
	const environment = { DATA_DIR: server.dataDir, ORIGIN: server.base };
	await Guest.makesBoard(() => server.base, 'Ada');
	const well = await runScript('doctor', [], environment);
	expect(well.said.split('\n')).toEqual([
		'ok     the database answers',
		'ok     version of the database',
		'ok     clocks of this machine and the database',
		'ok     migrations',
		'ok     logs of all documents are without gaps',
		'ok     newest snapshots are as they were written',
		`ok     ${server.base} answers`,
		'ok     headers of a page'
	]);
	expect(well.code).toBe(0);

	const { pool, close } = openDatabase(await server.databaseUrl());
	await pool.query('update documents set head_seq = head_seq + 1');
	await close();
	const ORIGIN = 'http://127.0.0.1:1';
	const ill = await runScript('doctor', [], { ...environment, ORIGIN });
	expect(ill.said).toMatch(/^FAILED logs of all .+: Updates are missing in document \S+: .+\.$/m);
	expect(ill.said).toMatch(
		/^FAILED http:\/\/127\.0\.0\.1:1 answers: Nothing answers there: .+\.$/m
	);
	expect(ill.code).toBe(1);
});
