import { makeNote, updateFrame, worldPoint } from '@small-change/board';
import { afterEach, expect, test } from 'vitest';
import { newElementId, openClient } from '../src/boards.ts';
import { Guest } from '../src/Guest.ts';
import { RawClient } from '../src/rawClient.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { until } from '../src/until.ts';

let server: ServerProcess;

afterEach(() => server.remove());

function ask(authorization?: string): Promise<Response> {
	const headers = new Headers(authorization === undefined ? {} : { authorization });
	return fetch(`${server.base}/metrics`, { headers });
}

/** The figures by their names with labels. */
async function figures(authorization: string): Promise<Map<string, number>> {
	const lines = (await (await ask(authorization)).text()).split('\n');
	const pairs = lines.filter((line) => line !== '' && !line.startsWith('#'));
	return new Map(
		pairs.map((line) => {
			const space = line.lastIndexOf(' ');
			return [line.slice(0, space), Number(line.slice(space + 1))];
		})
	);
}

test('whoever shows the token reads what was written and refused, and about nobody in particular', async () => {
	const token = 'for-tests-only-0123456789';
	server = await ServerProcess.start({ settings: () => ({ METRICS_TOKEN: token }) });
	expect((await ask()).status).toBe(401);
	expect((await ask('Bearer for-tests-only-another')).status).toBe(401);
	const answer = await ask(`Bearer ${token}`);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);

	const guest = await Guest.makesBoard(() => server.base, 'Canary Ada');
	const person = await guest.person();
	const { ticket, board } = guest;
	const client = openClient({ base: () => server.socketBase, board, person, ticket });
	await until('it is open', () => client.ready);
	const id = newElementId();
	makeNote(client.document, client.hand, { id, at: worldPoint(0, 0), text: 'Canary words' });
	await until('it is saved', () => client.status.kind === 'saved' && client.status.waiting === 0);

	const liar = await RawClient.enter(server.socketBase, board, await ticket());
	liar.send(updateFrame(liar.name, Uint8Array.of(1, 2, 3)));
	await until('it is sent away', () => liar.closedWith !== undefined);

	let read = new Map<string, number>();
	await until('its socket is counted no more', async () => {
		read = await figures(`Bearer ${token}`);
		return read.get('small_change_sockets') === 1;
	});
	expect(read.get('small_change_documents')).toBeGreaterThanOrEqual(1);
	expect(read.get('small_change_updates_waiting')).toBe(0);
	const appends = read.get('small_change_append_duration_seconds_count') ?? 0;
	expect(appends).toBeGreaterThanOrEqual(1);
	expect(read.get('small_change_append_batch_updates_sum')).toBe(appends);
	expect(read.get('small_change_append_duration_seconds_sum')).toBeGreaterThan(0);
	expect(read.get('small_change_acknowledge_duration_seconds_count')).toBeGreaterThanOrEqual(1);
	expect(read.get('small_change_received_bytes_total')).toBeGreaterThan('Canary words'.length);
	expect(read.get('small_change_sent_bytes_total')).toBeGreaterThan(0);
	const refused = [...read.keys()].filter((name) => name.includes('updates_refused_total'));
	expect(refused).toHaveLength(1);
	expect(read.has('nodejs_eventloop_lag_seconds')).toBe(true);
	const text = [...read.keys()].join('\n');
	for (const secret of [board, person.id, id, 'Canary', '127.0.0.1']) {
		expect(text).not.toContain(secret);
	}
	client.destroy();
});

test('without being asked for in the configuration there are none', async () => {
	server = await ServerProcess.start();
	const answer = await ask();
	expect(answer.status).toBe(404);
	expect(await answer.text()).toBe('Not found\n');
});
