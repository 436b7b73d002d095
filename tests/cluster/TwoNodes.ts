import { makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { openDatabase } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { joinAs, makeBoard, newElementId, openClient } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import type { Change, Target } from '../src/TcpProxy.ts';
import { until } from '../src/until.ts';
import { redisUrl } from './redis.ts';

/** How often each node compares; half of what it does by itself, so that a slow machine fails nothing. Milliseconds. */
const comparePeriod = 1_000;
/** What one node does others must have without any message between them. Milliseconds. */
export const atTheLatest = 2_500;

/** Two nodes on one database, each with a line to Redis that a test cuts, and a board with a person at either. */
export class TwoNodes {
	readonly database: TestDatabase;
	readonly lines: readonly [TcpProxy, TcpProxy];
	/** Between the second node and Postgres. */
	readonly databaseLine: TcpProxy;
	readonly nodes: readonly [CollabNode, CollabNode];
	readonly #clients = new Set<BoardClient>();
	board = '';
	people: readonly [TestPerson, TestPerson] = [nobody, nobody];

	readonly #closeSecond: () => Promise<void>;

	private constructor(given: {
		database: TestDatabase;
		lines: readonly [TcpProxy, TcpProxy];
		databaseLine: TcpProxy;
		nodes: readonly [CollabNode, CollabNode];
		closeSecond: () => Promise<void>;
	}) {
		this.database = given.database;
		this.lines = given.lines;
		this.databaseLine = given.databaseLine;
		this.nodes = given.nodes;
		this.#closeSecond = given.closeSecond;
	}

	/** @param change what becomes of what Redis sends */
	static async start(change?: Change): Promise<TwoNodes> {
		const database = await createTestDatabase({ max: 8 });
		const line = (): Promise<TcpProxy> => TcpProxy.start(endOf(redisUrl()), change);
		const lines = [await line(), await line()] as const;
		const databaseLine = await TcpProxy.start(endOf(database.url));
		const second = openDatabase(through(databaseLine, database.url), { max: 8 });
		const nodes = [
			await startCollabNode(database.db, {
				redisUrl: through(lines[0], redisUrl()),
				comparePeriod
			}),
			await startCollabNode(second.db, { redisUrl: through(lines[1], redisUrl()), comparePeriod })
		] as const;
		const closeSecond = second.close;
		const two = new TwoNodes({ database, lines, databaseLine, nodes, closeSecond });
		await two.redisIs('open');
		await two.newBoard();
		return two;
	}

	async newBoard(): Promise<void> {
		const { board, owner } = await makeBoard(this.database.db);
		this.board = board;
		this.people = [owner, await joinAs(this.database.db, board, 'Bea')];
	}

	/** The board's people, each at a node of their own. */
	async open(): Promise<[BoardClient, BoardClient]> {
		const both: [BoardClient, BoardClient] = [this.openAt(0), this.openAt(1)];
		await until('both are in', () => both.every((one) => one.ready && isSaved(one)));
		return both;
	}

	openAt(index: 0 | 1, person = this.people[index]): BoardClient {
		const base = (): string => this.nodes[index].base;
		const client = openClient({ base, board: this.board, person });
		this.#clients.add(client);
		return client;
	}

	leave(client: BoardClient): void {
		client.destroy();
		this.#clients.delete(client);
	}

	async redisIs(state: 'open' | 'away'): Promise<void> {
		await until(`Redis is ${state}`, () => this.nodes.every(({ nodes }) => nodes.state === state));
	}

	async stop(): Promise<void> {
		for (const client of this.#clients) client.destroy();
		for (const node of this.nodes) await node.stop();
		await this.#closeSecond();
		for (const line of [...this.lines, this.databaseLine]) await line.stop();
		await this.database.close();
	}
}

const nobody: TestPerson = { id: '', name: '' };

/** Where an address leads. */
export function endOf(url: string): Target {
	const { hostname, port, protocol } = new URL(url);
	return { host: hostname, port: Number(port || (protocol === 'redis:' ? 6379 : 5432)) };
}

/** An address, by way of a proxy. */
export function through(proxy: TcpProxy, url: string): string {
	const end = { hostname: '127.0.0.1', port: String(proxy.port) };
	return Object.assign(new URL(url), end).href;
}

/** Writes a note. @returns its id */
export function note({ document, hand }: BoardClient, text: string): string {
	const id = newElementId();
	makeNote(document, hand, { id, at: worldPoint(0, 0), text });
	return id;
}

/** Writes a note and waits until it is saved. */
export async function writes(client: BoardClient, text: string): Promise<void> {
	note(client, text);
	await until('it is saved', () => isSaved(client));
}

export function isSaved({ status }: BoardClient): boolean {
	return status.kind === 'saved' && status.waiting === 0;
}

export function texts(client: BoardClient): string[] {
	return client.document
		.notes()
		.map(({ text }) => text)
		.sort();
}

/** Waits until a note with this text is there. @returns after how many milliseconds */
export async function seen(
	client: BoardClient,
	text: string,
	within = atTheLatest
): Promise<number> {
	const began = performance.now();
	await until(`${text} is seen`, () => texts(client).includes(text), { within });
	return performance.now() - began;
}
