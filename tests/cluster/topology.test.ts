import { closeCodes } from '@small-change/board';
import { removeMember } from '@small-change/db';
import { afterEach, expect, test } from 'vitest';
import type { Guest } from '../src/Guest.ts';
import { RawClient } from '../src/rawClient.ts';
import { readLog } from '../src/readLog.ts';
import { runScript } from '../src/runScript.ts';
import { until } from '../src/until.ts';
import { withRedis } from './redis.ts';
import { Topology } from './Topology.ts';
import { seen, texts, writes } from './TwoNodes.ts';

withRedis('pages and sockets in processes of their own', () => {
	let topology: Topology;

	afterEach(() => topology.stop());

	test('P3: people come in by the page, meet across nodes, and are told by each what the page changed', async () => {
		topology = await Topology.start();
		const [ann, bea] = await topology.guests(['Ann', 'Bea']);
		if (ann === undefined || bea === undefined) throw new Error('Both are there.');
		const [a, b] = [await topology.open(ann), await topology.open(bea)];
		await until('both are in', () => a.client.ready && b.client.ready);
		for (const node of topology.nodes) {
			const figures = await (await node.get('/metrics')).text();
			expect(figures, 'one at each').toMatch(/^small_change_sockets 1$/m);
			expect(await (await node.get('/health/ready')).text()).toBe('ok\n');
			expect((await node.get('/health/live')).status).toBe(200);
			expect((await node.get('/')).status).toBe(404);
		}
		await until('they see each other', () =>
			[a, b].every(({ client }) => client.presence.people.length === 1)
		);
		await writes(a.client, 'by Ann');
		await seen(b.client, 'by Ann');

		const page = await ann.page();
		const policy = page.headers.get('content-security-policy') ?? '';
		const sockets = `ws://127.0.0.1:${topology.proxy.port}`;
		expect(policy).toMatch(new RegExp(`connect-src 'self' ${sockets};`));
		await addSeat(ann);
		await until('the owner is told of the seat', () => a.client.told.state?.seats.length === 1);
		const elsewhere = await RawClient.connect(topology.web.socketBase, ann.board);
		expect(await elsewhere.ended(), 'pages have no sockets').toBe(1006);
	});

	test('row 23: Redis is away: each process is ready still, and says that it is degraded', async () => {
		topology = await Topology.start();
		const everywhere = (): Promise<string[]> =>
			Promise.all([
				...topology.nodes.map(async (node) => (await node.get('/health/ready')).text()),
				fetch(`${topology.web.base}/health/ready`).then((answer) => answer.text())
			]);
		const all = (words: RegExp) => async (): Promise<boolean> =>
			(await everywhere()).every((said) => words.test(said));
		await until('all is well', all(/^ok\n$/));
		const before = topology.nodes.map(({ output }) => output.length);
		topology.redis.cut();
		await until('all say so', all(/^ok, degraded: Redis does not answer/));
		for (const [index, { output }] of topology.nodes.entries()) {
			const since = output.slice(before[index]);
			expect(since.match(/redis is away/g), 'once').toHaveLength(1);
		}
		topology.redis.heal();
		await until('all is well again', all(/^ok\n$/));
	});

	test('the doctor says whether Redis carries messages', async () => {
		topology = await Topology.start();
		const line = 'Redis takes and brings a message';
		const environment = { ...topology.settings, SECRET: 'not used '.repeat(4) };
		const well = await runScript('doctor', [], environment);
		expect(well.said).toContain(`ok     ${line}`);
		expect(well.code).toBe(0);
		topology.redis.cut();
		const ill = await runScript('doctor', [], environment);
		expect(ill.said).toMatch(new RegExp(`^FAILED ${line}: It does not: check .+\\.$`, 'm'));
		expect(ill.code).toBe(1);
	});

	test('row 28: a node is killed when its edit has reached another, and everybody leaves: the edit is there', async () => {
		topology = await Topology.start();
		const [ann, bea] = await topology.guests(['Ann', 'Bea']);
		const [near, far] = topology.nodes;
		if (!ann || !bea || !near || !far) throw new Error('All are there.');
		const a = await topology.open(ann, { at: near });
		const b = await topology.open(bea, { at: far });
		await until('both are in', () => a.client.ready && b.client.ready);
		for (let round = 0; round < 5; round++) await writes(a.client, `before ${round}`);
		const last = writes(a.client, 'the last');
		await seen(b.client, 'the last');
		await near.kill();
		await last.catch(() => undefined);
		a.client.destroy();
		b.client.destroy();
		topology.nodes = [far];
		const again = await topology.open(bea, { at: far });
		await until('it is open again', () => again.client.ready);
		expect(texts(again.client)).toEqual([
			...[0, 1, 2, 3, 4].map((round) => `before ${round}`),
			'the last'
		]);
	});

	test('row 31: all nodes are renewed while people write: nothing is lost or doubled, each comes back once', async () => {
		topology = await Topology.start();
		const names = Array.from({ length: 12 }, (_, index) => `Person ${index}`);
		const guests = await topology.guests(names);
		const people = await Promise.all(guests.map((guest) => topology.open(guest)));
		const clients = people.map(({ client }) => client);
		await until('all are in', () => clients.every(({ ready }) => ready));

		let isOver = false;
		const written: string[] = [];
		const hands = clients.map(async (client, hand) => {
			for (let note = 0; !isOver; note++) {
				const text = `${hand} ${note}`;
				written.push(text);
				await writes(client, text);
			}
		});
		const old = topology.nodes;
		topology.nodes = [await topology.startNode(), await topology.startNode()];
		topology.proxy.leadTo(topology.nodes.map(({ target }) => target));
		for (const node of old) {
			expect(await node.stop()).toBe(0);
			const enough = written.length + clients.length;
			await until('they write on', () => written.length > enough, { within: 20_000 });
		}
		isOver = true;
		await Promise.all(hands);

		expect(people.map(({ network }) => network.connects)).toEqual(people.map(() => 2));
		written.sort();
		for (const client of clients) {
			await until('each has all', () => texts(client).length === written.length);
			expect(texts(client)).toEqual(written);
		}
		const log = await readLog(topology.database.url, guests[0]?.board ?? '');
		expect(log.seqs).toEqual(log.seqs.map((_, index) => index + 1));
		expect(log.appends).toBe(log.seqs.length);
	});

	test.each([
		['with Redis', 1_000],
		['without Redis', 3_000]
	])('P6: whoever lost access is sent away by every process, %s', async (redis, within) => {
		topology = await Topology.start();
		const [ann, bea] = await topology.guests(['Ann', 'Bea']);
		if (ann === undefined || bea === undefined) throw new Error('Both are there.');
		const { id: person } = await bea.person();
		const sockets = await Promise.all(
			topology.nodes.map(async ({ socketBase }) =>
				RawClient.enter(socketBase, bea.board, await bea.ticket())
			)
		);
		await until('both are told all', () => sockets.every((one) => one.wasTold('board')));
		if (redis === 'without Redis') topology.redis.cut();
		await removeMember(topology.database.db, { board: bea.board, person });
		if (redis === 'with Redis') {
			// A page that tells of any change has everybody looked at anew.
			await addSeat(ann);
		}
		await until(
			'they are sent away',
			() => sockets.every(({ closedWith }) => closedWith === closeCodes.denied),
			{ within }
		);
	});
});

/** Changes something about the board on a page. */
async function addSeat(owner: Guest): Promise<void> {
	const page = await (await owner.page()).text();
	const conversation = /conversation:"([\w-]+)"/.exec(page)?.[1] ?? '';
	await owner.send(`/conversations/${conversation}/seats?/add`, { called: 'Cai' });
}
