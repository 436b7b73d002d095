import type { BoardClient } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { openClient } from '../src/boards.ts';
import { CollabProcess } from '../src/collabProcess.ts';
import { Guest } from '../src/Guest.ts';
import { Network } from '../src/scriptEnvironment.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import { redisUrl } from './redis.ts';
import { endOf, through } from './TwoNodes.ts';

/**
 * The product as it runs scaled out, in plain processes: one that serves pages, two that serve sockets behind a proxy which
 * gives each new socket to the next, one Postgres, and a Redis behind another proxy.
 */
export class Topology {
	readonly database: TestDatabase;
	readonly redis: TcpProxy;
	readonly proxy: TcpProxy;
	readonly web: ServerProcess;
	nodes: CollabProcess[];
	readonly #clients: BoardClient[] = [];
	readonly settings: { DATABASE_URL: string; REDIS_URL: string };

	private constructor(given: {
		database: TestDatabase;
		redis: TcpProxy;
		proxy: TcpProxy;
		web: ServerProcess;
		settings: { DATABASE_URL: string; REDIS_URL: string };
	}) {
		this.database = given.database;
		this.redis = given.redis;
		this.proxy = given.proxy;
		this.web = given.web;
		this.settings = given.settings;
		this.nodes = [];
	}

	static async start(): Promise<Topology> {
		const database = await createTestDatabase();
		const redis = await TcpProxy.start(endOf(redisUrl()));
		const REDIS_URL = through(redis, redisUrl());
		const proxy = await TcpProxy.start([]);
		const COLLAB_URL = `ws://127.0.0.1:${proxy.port}`;
		const settings = { DATABASE_URL: database.url, REDIS_URL };
		const web = await ServerProcess.start({
			settings: (ORIGIN) => ({ ...settings, COLLAB_URL, ORIGIN, DEMO: 'off' })
		});
		const topology = new Topology({ database, redis, proxy, web, settings });
		topology.nodes = [await topology.startNode(), await topology.startNode()];
		proxy.leadTo(topology.nodes.map(({ target }) => target));
		return topology;
	}

	startNode(): Promise<CollabProcess> {
		return CollabProcess.start({ ...this.settings, ORIGIN: this.web.base });
	}

	/** A board's owner and some who joined by its code. */
	async guests(names: readonly string[]): Promise<Guest[]> {
		const base = (): string => this.web.base;
		const [first = '', ...others] = names;
		const owner = await Guest.makesBoard(base, first);
		const code = await owner.code();
		const guests = [owner];
		for (const name of others) guests.push(await Guest.joins(base, code, name));
		return guests;
	}

	/** Opens a guest's board by way of the proxy, or at a node. */
	async open(
		guest: Guest,
		{ at }: { at?: CollabProcess } = {}
	): Promise<{ client: BoardClient; network: Network }> {
		const network = new Network();
		const { board, ticket } = guest;
		const base = (): string => at?.socketBase ?? `ws://127.0.0.1:${this.proxy.port}`;
		const person = await guest.person();
		const client = openClient({ base, board, person, ticket, network });
		this.#clients.push(client);
		return { client, network };
	}

	async stop(): Promise<void> {
		for (const client of this.#clients) client.destroy();
		await Promise.all(this.nodes.map((node) => node.stop()));
		await this.web.remove();
		await this.proxy.stop();
		await this.redis.stop();
		await this.database.close();
	}
}
