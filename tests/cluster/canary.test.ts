import { readBoardAccess, readRun } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Seal } from '../../collab-server/src/nodes/Seal.ts';
import { newElementId, openClient } from '../src/boards.ts';
import { startCollabNode, testSecret } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { Guest } from '../src/Guest.ts';
import { RedisTap } from '../src/RedisTap.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import { until } from '../src/until.ts';
import { redisUrl, withRedis } from './redis.ts';

const names = ['Olu', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay'];
const canary = 'canary-kx9-';
const wordsOf = (index: number): string => `${canary}${index}`;

/** Somebody at one of the two nodes, with every byte that was ever sent to them. */
interface Member {
	guest: Guest;
	client: BoardClient;
	line: TcpProxy;
	heard: Buffer[];
}

withRedis('before a reveal', () => {
	let server: ServerProcess;
	let database: TestDatabase;
	let second: CollabNode;
	let tap: RedisTap;
	let members: Member[] = [];
	const lines: string[] = [];

	beforeEach(async () => {
		const REDIS_URL = redisUrl();
		database = await createTestDatabase();
		const DATABASE_URL = database.url;
		server = await ServerProcess.start({
			settings: (ORIGIN) => ({ DATABASE_URL, ORIGIN, REDIS_URL, LOG_LEVEL: 'trace' })
		});
		const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
		second = await startCollabNode(database.db, { redisUrl: REDIS_URL, log });
		tap = await RedisTap.open(REDIS_URL);
		await tap.listen();
		const base = (): string => server.base;
		const leader = await Guest.makesBoard(base, names[0] ?? '');
		const code = await leader.code();
		const others = await Promise.all(names.slice(1).map((name) => Guest.joins(base, code, name)));
		members = await Promise.all([leader, ...others].map(comesIn));
		await until('all are in', () => members.every(({ client }) => client.told.state !== undefined));
	}, 120_000);

	afterEach(async () => {
		for (const { client, line } of members) {
			client.destroy();
			await line.stop();
		}
		tap.close();
		await second.stop();
		await server.remove();
		await database.close();
	});

	/** Every second person is at the second node. */
	async function comesIn(guest: Guest, index: number): Promise<Member> {
		const heard: Buffer[] = [];
		const at = index % 2 === 0 ? server.socketBase : second.base;
		const line = await TcpProxy.start(
			{ host: '127.0.0.1', port: Number(new URL(at).port) },
			() => (bytes) => {
				heard.push(bytes);
				return [bytes];
			}
		);
		const { board, ticket } = guest;
		const base = (): string => `ws://127.0.0.1:${line.port}`;
		const client = openClient({ base, board, person: await guest.person(), ticket });
		return { guest, client, line, heard };
	}

	function memberAt(index: number): Member {
		const member = members[index];
		if (member === undefined) throw new Error(`There is no member ${index}`);
		return member;
	}

	const heardBy = (index: number): Buffer => Buffer.concat(memberAt(index).heard);

	/** Of whom somebody was sent what they wrote. */
	function wordsHeardBy(index: number): number[] {
		const all = heardBy(index);
		return [...names.keys()].filter((other) => all.includes(wordsOf(other)));
	}

	/** What the nodes said to each other, as only they can read it. */
	function saidBetweenNodes(): Buffer {
		const seal = new Seal(testSecret);
		return Buffer.concat(tap.messages.map(({ bytes }) => Buffer.from(seal.open(bytes) ?? '')));
	}

	async function pagesWithWords(conversation: string): Promise<string[]> {
		const found: string[] = [];
		const { board } = memberAt(0).guest;
		const ofBoard = ['', '/state?schema=1', '/experiments/new'].map((page) => `/b/${board}${page}`);
		const ofConversation = [
			...['', '/record', '/record/record.json', '/record/record.csv', '/record/record.md'],
			...['/record/record.svg', '/record/calendar.ics', '/replay', '/close', '/people', '/audit'],
			...['/seats', '/run-sheet', '/access-tokens', '/archive']
		].map((page) => `/conversations/${conversation}${page}`);
		const others = [
			'/',
			'/account',
			'/experiments',
			'/case-studies?q=canary',
			'/teams',
			'/metrics'
		];
		for (const { guest } of members) {
			for (const path of [...ofBoard, `/room/${board}`, ...ofConversation, ...others]) {
				const answer = await guest.get(path);
				const body = Buffer.from(await answer.arrayBuffer());
				const headers = JSON.stringify([...answer.headers]);
				if (body.includes(canary) || headers.includes(canary)) found.push(path);
			}
		}
		return found;
	}

	test.each(['private', 'anonymous'] as const)(
		'V1 no frame, answer, line of a log or message between nodes tells any of six people what others write: %s',
		async (privacy) => {
			const { guest: leader, client: owner } = memberAt(0);
			const { board } = leader;
			const { id: person } = await leader.person();
			const facts = await readBoardAccess(database.db, { board, person });
			const conversation = facts?.conversation ?? '';
			const may = { write: 'everybody', move: 'everybody', weigh: 'votes' };
			for (const phase of [
				{ name: 'Alone', privacy },
				{ name: 'Together', privacy: 'open' }
			]) {
				const fields = { script: '', minutes: '', zone: '', ...may, ...phase };
				await leader.send(`/conversations/${conversation}/run-sheet/new`, fields);
			}
			const phases = (await readRun(database.db, board))?.phases ?? [];
			const go = async (to: number): Promise<void> => {
				const phase = phases[to]?.id ?? '';
				const from = owner.told.state?.run?.current ?? null;
				await owner.command({ name: 'go-to-phase', phase, from });
				await until('everybody is there', () =>
					members.every(({ client }) => client.told.state?.run?.current === phase)
				);
			};

			await go(0);
			for (const [index, { client }] of members.entries()) {
				await until('they write alone', () => client.ownWriting.writing?.open === true);
				client.ownWriting.add(wordsOf(index), 'blue');
				client.presence.set({ cursor: [index, 0], raised: 1 });
			}
			await until('all is saved, and everybody knows how many', () =>
				members.every(
					({ client: { ownWriting } }) =>
						ownWriting.waiting === 0 && ownWriting.writing?.total === names.length
				)
			);
			const nothingIsTold = async (): Promise<void> => {
				for (const index of names.keys()) {
					expect(
						wordsHeardBy(index).filter((other) => other !== index),
						`${names[index]} is sent what others wrote`
					).toEqual([]);
				}
				expect(await pagesWithWords(conversation)).toEqual([]);
				expect(tap.messages.length, 'the nodes did speak').toBeGreaterThan(0);
				expect(saidBetweenNodes().includes(canary)).toBe(false);
			};
			await nothingIsTold();
			await go(1);
			await nothingIsTold();

			await owner.command({ name: 'reveal', which: 'all' });
			await until('everybody has all', () =>
				members.every(({ client }) => client.document.notes().length === names.length)
			);
			for (const index of names.keys()) {
				expect(wordsHeardBy(index), 'what is looked for can be found').toHaveLength(names.length);
			}
			makeNote(owner.document, owner.hand, {
				...{ id: newElementId(), at: worldPoint(0, 2_000), text: `${canary}on the board` }
			});
			await until('and between the nodes', () => saidBetweenNodes().includes(`${canary}on`));
			expect(tap.bytes.includes(canary), 'where nobody else reads it').toBe(false);
			expect(server.output + lines.join('')).not.toContain(canary);
		},
		120_000
	);
});
