import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate, openDatabase, startEmbeddedPostgres } from '@small-change/db';
import type { Database } from '@small-change/db';
import { root } from '../../../scripts/run.ts';
import { startRedis } from '../../src/startRedis.ts';
import { Child } from '../Child.ts';
import { formatTable } from '../formatTable.ts';
import { machineClock } from '../machineClock.ts';
import { Latencies } from '../sync/Latencies.ts';
import { ourRoom } from '../sync/ours.ts';
import { grace, warmUp, window } from '../sync/plan.ts';
import type { Room, Span } from '../sync/room.ts';
import type { Seen, WriteOrder } from '../sync/write.ts';

/** Beside the sources: temporary files often lie in memory, where a commit costs nothing. */
const dataDir = join(root, '.data', 'bench-nodes');
const log = { info: () => undefined, warn: console.warn, error: console.error };
const sizes = [2, 10, 50];
const ourServer = new URL('../sync/ourServer.ts', import.meta.url);
const crowd = new URL('../sync/crowd.ts', import.meta.url);
const whole = new URL('../sync/ourClients.ts', import.meta.url);
/** Of each writer. */
const perSecond = 5;
/** Milliseconds for every writer to be told to begin. */
const notice = 200;

interface NodesPoint {
	writers: number;
	redis: boolean;
	/** From a hand at one node to the document of somebody at the other. Milliseconds. */
	p50: number;
	p95: number;
	p99: number;
	seen: number;
	superseded: number;
	missing: number;
}

/** One board on two nodes, with one Postgres with fsync: all write at one node and one person watches, and writes, at the other. */
export async function nodesPart(): Promise<{ result: NodesPoint[]; table: string }> {
	const redis = await startRedis();
	if ('missing' in redis) return { result: [], table: `\nNodes: not measured: ${redis.missing}` };
	const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), log });
	try {
		await migrate(postgres.url);
		const points: NodesPoint[] = [];
		for (const size of sizes) points.push(await measureNodes(postgres.url, redis.url, size));
		points.push(await measureNodes(postgres.url, undefined, 2));
		return { result: points, table: tableOf(points) };
	} finally {
		await postgres.stop();
		await redis.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}

async function measureNodes(
	databaseUrl: string,
	redisUrl: string | undefined,
	size: number
): Promise<NodesPoint> {
	const { db, close } = openDatabase(databaseUrl);
	const children: Child[] = [];
	const start = (file: URL, args: readonly string[] = []): Child => {
		const child = Child.start(file, args);
		children.push(child);
		return child;
	};
	try {
		const args = redisUrl === undefined ? [databaseUrl] : [databaseUrl, redisUrl];
		const nodes = [start(ourServer, args), start(ourServer, args)];
		const rooms = await roomsAt(db, nodes, size);
		const [near, far] = [start(crowd), start(whole)];
		await near.ask('open', { rooms: [rooms.near], changes: 'notes' });
		await far.ask('open', { rooms: [rooms.far], changes: 'notes' });
		const begin = machineClock() + notice;
		const from = begin + warmUp;
		const span: Span = { begin, from, to: from + window, end: from + window + grace };
		const order: WriteOrder = { span, perSecond };
		const [written, seen] = await Promise.all([
			near.ask<Seen>('write', order),
			far.ask<Seen>('write', order)
		]);
		const sent = [...written.sent.values()].reduce((total, count) => total + count, 0);
		const point = pointOf({ size, redis: redisUrl !== undefined, sent }, seen);
		console.log(
			`${size} writers on two nodes, ${point.redis ? 'with' : 'without'} Redis: p95 ${point.p95} ms`
		);
		return point;
	} finally {
		// Writers before their servers.
		for (const child of children.toReversed()) await child.stop();
		await close();
	}
}

/** The last person is at the second node. */
async function roomsAt(
	db: Database,
	nodes: readonly Child[],
	size: number
): Promise<{ near: Room; far: Room }> {
	const [first = '', second = ''] = await Promise.all(
		nodes.map((node) => node.ask<string>('base'))
	);
	const room = await ourRoom(db, first, size);
	const { board, url } = { board: room.room, url: `${second}/collab/${room.room}` };
	return {
		near: { ...room, people: room.people.slice(0, -1) },
		far: { ...room, base: second, room: board, url, people: room.people.slice(-1) }
	};
}

function pointOf(
	{ size, redis, sent }: { size: number; redis: boolean; sent: number },
	{ seen, superseded, latencies: counts }: Seen
): NodesPoint {
	const latencies = new Latencies();
	latencies.merge(counts);
	const [p50 = NaN, p95 = NaN, p99 = NaN] = [0.5, 0.95, 0.99].map((share) =>
		latencies.percentile(share)
	);
	const missing = sent - seen - superseded;
	return { writers: size, redis, p50, p95, p99, seen, superseded, missing };
}

function tableOf(points: readonly NodesPoint[]): string {
	const head = ['writers', 'Redis', 'p50 ms', 'p95 ms', 'p99 ms', 'seen', 'superseded', 'missing'];
	const rows = points.map(({ writers, redis, p50, p95, p99, ...counts }) => [
		`${writers}`,
		redis ? 'yes' : 'no',
		...[p50, p95, p99].map((delay) => delay.toFixed(1)),
		...[counts.seen, counts.superseded, counts.missing].map(String)
	]);
	const title = 'Nodes: one board on two nodes; from a hand at one to a document at the other';
	return formatTable(title, [head, ...rows]);
}
