import { closeCodes } from '@small-change/board';
import { removeMember } from '@small-change/db';
import { afterEach, expect, test } from 'vitest';
import { joinAs, openClient, ticketFor } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import { disturbMessages } from '../src/disturbMessages.ts';
import { RandomHand } from '../src/randomHand.ts';
import { randomFrom } from '../src/randomFrom.ts';
import { RawClient } from '../src/rawClient.ts';
import { RedisTap } from '../src/RedisTap.ts';
import { until } from '../src/until.ts';
import { contentOf, foldedLog } from '../src/contentOf.ts';
import { redisUrl, withRedis } from './redis.ts';
import { TwoNodes, atTheLatest, isSaved, note, seen, texts, through, writes } from './TwoNodes.ts';

withRedis('Redis is a doorbell', () => {
	let two: TwoNodes;

	afterEach(() => two.stop());

	test('P3: what one node commits is at the other by the bell, before it is compared', async () => {
		two = await TwoNodes.start();
		const [ann, bea] = await two.open();
		const delays: number[] = [];
		for (let i = 0; i < 20; i++) {
			await writes(ann, `bell ${i}`);
			delays.push(await seen(bea, `bell ${i}`));
		}
		// Compared every two seconds only, half of them would take longer than one.
		expect(delays.sort((a, b) => a - b)[10]).toBeLessThan(500);
	});

	test('row 23: Redis is away with edits on both nodes: nothing ends, boards open, and both converge within 2.5 s', async () => {
		two = await TwoNodes.start();
		const [ann, bea] = await two.open();
		for (const line of two.lines) line.cut();
		await two.redisIs('away');
		await Promise.all([writes(ann, 'by Ann, without'), writes(bea, 'by Bea, without')]);
		await Promise.all([seen(bea, 'by Ann, without'), seen(ann, 'by Bea, without')]);
		await two.newBoard();
		const [cai, dov] = await two.open();
		await writes(cai, 'on a board that was opened without');
		await seen(dov, 'on a board that was opened without');

		for (const line of two.lines) line.heal();
		await two.redisIs('open');
		await writes(ann, 'with it again');
		await seen(bea, 'with it again');
	});

	test('row 23: Redis is away when a node starts: it serves, and takes it up when it comes', async () => {
		two = await TwoNodes.start();
		for (const line of two.lines) line.cut();
		await two.redisIs('away');
		const line = through(two.lines[0], redisUrl());
		const late = await startCollabNode(two.database.db, { redisUrl: line });
		expect(late.nodes.state).toBe('away');
		const [ann] = await two.open();
		const [{ board }, [, person]] = [two, two.people];
		const bea = openClient({ base: () => late.base, board, person });
		await until('Bea is in', () => bea.ready);
		await writes(ann, 'without');
		await seen(bea, 'without');
		for (const one of two.lines) one.heal();
		await until('it is taken up', () => late.nodes.state === 'open');
		await writes(bea, 'with');
		await seen(ann, 'with');
		bea.destroy();
		await late.stop();
	});

	test.each([1, 2, 3])(
		'row 24: half of all messages are dropped, others doubled or swapped: everything converges, seed %i',
		async (seed) => {
			const random = randomFrom(seed);
			const counts = { passed: 0, dropped: 0, doubled: 0, swapped: 0 };
			const shares = { dropped: 0.5, doubled: 0.15, swapped: 0.15 };
			two = await TwoNodes.start(disturbMessages({ shares, random }, counts));
			const clients = await two.open();
			const hands = clients.map((client) => new RandomHand(client, random));
			for (let step = 0; step < 150; step++) {
				hands[step % 2]?.act();
				if (step % 5 === 0) await until('it is sent', () => clients.every(isSaved));
			}
			// After the last one nothing more comes by which a loss could be noticed.
			shares.dropped = 1;
			await until('all is saved', () => clients.every(isSaved));
			await writes(clients[0], 'the last');
			const folded = await foldedLog(two.database.db, two.board);
			for (const { document } of clients) {
				await until('it is as the log says', () => contentOf(document.doc) === folded, {
					within: atTheLatest
				});
			}
			expect(Math.min(counts.dropped, counts.doubled, counts.swapped)).toBeGreaterThan(0);
		}
	);

	test('row 25: subscribers are killed and nobody writes any more: what came meanwhile is there within 2.5 s', async () => {
		two = await TwoNodes.start();
		const [ann, bea] = await two.open();
		const tap = await RedisTap.open(redisUrl());
		// Nothing gets through while it is written, so that the message is lost for good.
		two.lines[1].hold();
		await writes(ann, 'while nobody listened');
		await tap.ask('CLIENT KILL TYPE pubsub');
		two.lines[1].cut();
		two.lines[1].heal();
		tap.close();
		await seen(bea, 'while nobody listened');
		await two.redisIs('open');
		await writes(ann, 'heard again');
		expect(await seen(bea, 'heard again')).toBeLessThan(atTheLatest);
	});

	test('row 26: one node is parted from Redis alone, by silence: both go on, and converge within 2.5 s', async () => {
		two = await TwoNodes.start();
		const [ann, bea] = await two.open();
		two.lines[1].hold();
		await Promise.all([writes(ann, 'on this side'), writes(bea, 'on that side')]);
		await Promise.all([seen(bea, 'on this side'), seen(ann, 'on that side')]);
		// It does not close: only that nothing comes tells.
		await until('it is noticed', () => two.nodes[1].nodes.state === 'away', { within: 10_000 });
		await writes(ann, 'noticed');
		await seen(bea, 'noticed');
		two.lines[1].heal();
		await two.redisIs('open');
	});

	test('row 26: one node is parted from Postgres alone: it says so, shows what the others do, and loses nothing', async () => {
		two = await TwoNodes.start();
		const [ann, bea] = await two.open();
		// Once something of hers is saved she has come in for good: nothing of it waits for the database any more.
		await writes(bea, 'before');
		await seen(ann, 'before');
		two.databaseLine.cut();
		await writes(ann, 'on this side');
		await seen(bea, 'on this side');
		const kept = note(bea, 'on that side');
		await until('it is said', () => bea.status.words.includes('storage unavailable'), {
			within: 5_000
		});
		expect(texts(ann)).toEqual(['before', 'on this side']);
		two.databaseLine.heal();
		await until('it is saved', () => isSaved(bea), { within: 20_000 });
		await seen(ann, 'on that side');
		expect(ann.document.element(kept)).toBeDefined();
	});

	test('row 29: two nodes open, write on, and leave one board in lock-step: nothing is lost, no document stays', async () => {
		two = await TwoNodes.start();
		const rounds = Number(process.env['LOCK_STEPS'] ?? 40);
		const written: string[] = [];
		for (let round = 0; round < rounds; round++) {
			const [ann, bea] = await two.open();
			written.push(`a ${round}`, `b ${round}`);
			await Promise.all([writes(ann, `a ${round}`), writes(bea, `b ${round}`)]);
			two.leave(ann);
			two.leave(bea);
		}
		const [ann, bea] = await two.open();
		written.sort();
		for (const client of [ann, bea]) {
			await until('all of it is there', () => texts(client).length === written.length);
			expect(texts(client)).toEqual(written);
		}
		two.leave(ann);
		two.leave(bea);
		await until('no document is left', () =>
			two.nodes.every(({ collab }) => collab.counts().documents === 0)
		);
	});

	test.each([
		['with Redis', 1_000],
		['without Redis', 3_000]
	])(
		'P6: a member who is removed at one node is sent away at the other, %s',
		async (redis, within) => {
			two = await TwoNodes.start();
			const person = await joinAs(two.database.db, two.board, 'Cai');
			const { db } = two.database;
			const cai = await RawClient.enter(two.nodes[1].base, two.board, ticketFor(two.board, person));
			// What is told to whoever has just come in comes after the state.
			await until('Cai has been told all', () => cai.wasTold('board'));
			if (redis === 'without Redis') {
				for (const line of two.lines) line.cut();
				await two.redisIs('away');
			}
			await removeMember(db, { board: two.board, person: person.id });
			two.nodes[0].events.changed(two.board);
			await until('Cai is sent away', () => cai.closedWith === closeCodes.denied, { within });
			expect(cai.refusal?.code).toBe('access-ended');
		}
	);
});
