import { makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { joinAs, makeBoard, newElementId, openClient } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import type { Change } from '../src/TcpProxy.ts';
import { until } from '../src/until.ts';
import { redisUrl } from './redis.ts';

/** What one node does others must have without any message between them. Milliseconds. */
export const atTheLatest = 2_500;

/** Two nodes on one database, each with a line to Redis that a test cuts, and a board with a person at either. */
export class TwoNodes {
	readonly database: TestDatabase;
	readonly lines: readonly [TcpProxy, TcpProxy];
	readonly nodes: readonly [CollabNode, CollabNode];
	readonly #clients = new Set<BoardClient>();
	board = '';
	people: readonly [TestPerson, TestPerson] = [nobody, nobody];

	private constructor(
		database: TestDatabase,
		lines: readonly [TcpProxy, TcpProxy],
		nodes: readonly [CollabNode, CollabNode]
	) {
		this.database = database;
		this.lines = lines;
		this.nodes = nodes;
	}

	/** @param change what becomes of what Redis sends */
	static async start(change?: Change): Promise<TwoNodes> {
		const database = await createTestDatabase({ max: 8 });
		const line = (): Promise<TcpProxy> => {
			const { hostname, port } = new URL(redisUrl());
			return TcpProxy.start({ host: hostname, port: Number(port || 6379) }, change);
		};
		const lines = [await line(), await line()] as const;
		const node = ({ port }: TcpProxy): Promise<CollabNode> => {
			const url = Object.assign(new URL(redisUrl()), { hostname: '127.0.0.1', port: String(port) });
			return startCollabNode(database.db, { redisUrl: url.href });
		};
		const nodes = [await node(lines[0]), await node(lines[1])] as const;
		const two = new TwoNodes(database, lines, nodes);
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
		await until('both are in', () => both.every(({ ready }) => ready));
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
		for (const line of this.lines) await line.stop();
		await this.database.close();
	}
}

const nobody: TestPerson = { id: '', name: '' };

/** Writes a note and waits until it is saved. */
export async function writes(client: BoardClient, text: string): Promise<void> {
	const { document, hand } = client;
	makeNote(document, hand, { id: newElementId(), at: worldPoint(0, 0), text });
	await until('it is saved', () => client.status.kind === 'saved' && client.status.waiting === 0);
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
