import type { BoardClient } from '@small-change/board';
import { encodePresence, makeNote, worldPoint } from '@small-change/board';
import { readRun } from '@small-change/db';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Seal } from '../../collab-server/src/nodes/Seal.ts';
import { readMessage, writeMessage } from '../../collab-server/src/nodes/nodeMessages.ts';
import type { Said } from '../../collab-server/src/nodes/nodeMessages.ts';
import { joinAs, makeConversation, newElementId, ticketFor } from '../src/boards.ts';
import { testSecret } from '../src/collabNode.ts';
import { HostilePresence } from '../src/HostilePresence.ts';
import { RedisTap } from '../src/RedisTap.ts';
import { until } from '../src/until.ts';
import { redisUrl, withRedis } from './redis.ts';
import { TwoNodes, seen, writes } from './TwoNodes.ts';

withRedis('between two nodes', () => {
	let two: TwoNodes;
	let tap: RedisTap;

	beforeEach(async () => {
		two = await TwoNodes.start();
		tap = await RedisTap.open(redisUrl());
		await tap.listen();
	});

	afterEach(async () => {
		tap.close();
		await two.stop();
	});

	/** What the nodes said to each other, as only they can read it. */
	function said(): Said[] {
		const seal = new Seal(testSecret);
		return tap.messages.flatMap(({ bytes }) => {
			const body = seal.open(bytes);
			const message = body && readMessage(body);
			return message === undefined ? [] : [message.said];
		});
	}

	test('P-2: people at two nodes see each other, with hands that are up, and do not see who has left', async () => {
		const [ann, bea] = await two.open();
		await until('each sees the other', () => names(ann) === 'Bea' && names(bea) === 'Olu');
		bea.presence.set({ raised: 17, cursor: [3, 4] });
		await until('the hand is seen', () => ann.presence.people[0]?.raised !== undefined);
		expect(ann.presence.people[0]?.cursor).toEqual([3, 4]);

		const cai = two.openAt(1, await joinAs(two.database.db, two.board, 'Cai'));
		await until('whoever comes later is seen at once', () => names(ann) === 'Bea, Cai');
		await until('and sees who was there', () => names(cai) === 'Bea, Olu');
		two.leave(bea);
		await until('who has left is gone', () => names(ann) === 'Cai' && names(cai) === 'Olu');
	});

	test('P-2: nobody speaks under the presence id of somebody at another node', async () => {
		const [ann, bea] = await two.open();
		await until('each sees the other', () => names(ann) === 'Bea' && names(bea) === 'Olu');
		const [olu] = bea.presence.people;
		const mallory = await joinAs(two.database.db, two.board, 'Mallory');
		const base = two.nodes[1].base;
		const forger = await HostilePresence.enter(base, two.board, ticketFor(two.board, mallory));
		forger.speakAs(olu?.key ?? 0, { colour: 1, place: 'canvas', cursor: [666, 666] });
		// What is sent after it on the same line was read after it.
		forger.speakAs(12_345, { colour: 1, place: 'canvas' });
		await until('Mallory is seen', () => names(bea) === 'Mallory, Olu');
		expect(bea.presence.people.find(({ key }) => key === olu?.key)?.cursor).toBeUndefined();
		await until('by Ann too', () => names(ann) === 'Bea, Mallory');
		forger.close();
	});

	test('P-6: the people of a node that is gone, or whose Redis is, vanish; they are there again at once when it is back', async () => {
		const [ann, bea] = await two.open();
		await until('each sees the other', () => names(ann) === 'Bea' && names(bea) === 'Olu');
		two.lines[1].cut();
		await until('neither sees the other', () => names(ann) === '' && names(bea) === '', {
			within: 12_000
		});
		two.lines[1].heal();
		await two.redisIs('open');
		await until('they do again', () => names(ann) === 'Bea' && names(bea) === 'Olu', {
			within: 3_000
		});
	});

	test('P-6: the people of a node that ends are gone at once', async () => {
		const [ann, bea] = await two.open();
		await until('each sees the other', () => names(ann) === 'Bea' && names(bea) === 'Olu');
		two.leave(bea);
		const cai = await joinAs(two.database.db, two.board, 'Cai');
		const raw = await HostilePresence.enter(
			two.nodes[1].base,
			two.board,
			ticketFor(two.board, cai)
		);
		raw.speakAs(1, { colour: 1, place: 'canvas' });
		await until('Cai is seen', () => names(ann) === 'Cai');
		const ended = two.nodes[1].collab.stop({ deadline: 2_000 });
		await until('Cai is gone', () => names(ann) === '', { within: 2_000 });
		await ended;
	});

	test('P-4: presence is told at most 15 times a second a board, however many people move', async () => {
		const [ann, bea] = await two.open();
		const others: BoardClient[] = [];
		for (let i = 0; i < 5; i++) {
			others.push(two.openAt(0, await joinAs(two.database.db, two.board, `Other ${i}`)));
		}
		await until('all are seen', () => bea.presence.people.length === 6);
		const before = said().length;
		const began = performance.now();
		let step = 0;
		await until('they have moved for a second and a half', () => {
			for (const one of [ann, ...others]) one.presence.set({ cursor: [step++, 0] });
			return performance.now() - began > 1_500;
		});
		const seconds = (performance.now() - began) / 1_000;
		const told = said()
			.slice(before)
			.filter(({ kind }) => kind === 'here').length;
		// Two nodes, of which one has nothing to tell but that it is there.
		expect(told).toBeLessThan(seconds * 15 + 5);
		expect(told).toBeGreaterThan(10);
	});

	test('a commit is told once', async () => {
		const [ann, bea] = await two.open();
		for (let i = 0; i < 10; i++) await writes(ann, `note ${i}`);
		await seen(bea, 'note 9');
		await until('all is told', () => committed() === 10);

		function committed(): number {
			return said().filter(({ kind }) => kind === 'committed').length;
		}
	});

	test.each(['with Redis', 'without Redis'])(
		'row 23: what lies outside the document is told at the other node as well, %s',
		async (redis) => {
			const [ann, bea] = await two.open();
			const note = newElementId();
			makeNote(ann.document, ann.hand, { id: note, at: worldPoint(0, 0), text: 'Ask once' });
			await seen(bea, 'Ask once');
			await until('its author is told', () => bea.told.authors.has(note));
			if (redis === 'without Redis') {
				for (const line of two.lines) line.cut();
				await two.redisIs('away');
			}
			const within = redis === 'with Redis' ? 1_000 : 3_000;
			const agree = (on: boolean): Promise<unknown> =>
				ann.command({ name: 'react', note, reaction: 'agree', on });
			await agree(true);
			await until('the reaction is told', () => agreed(bea, note) === 1, { within });
			await agree(false);
			await until('that it was taken back as well', () => agreed(bea, note) === 0, { within });
			const given = async (): Promise<boolean> =>
				Buffer.from(await two.nodes[1].stateOf(two.board)).includes('Ask once');
			expect(await given(), 'before').toBe(true);
			await ann.command({ name: 'hide-note', note, reason: 'It names somebody.' });
			await until('that it is hidden', () => bea.document.notes().length === 0, { within });
			expect(await given(), 'W13 to whoever joins there').toBe(false);
		}
	);

	test('row 64: what is hidden is in no message, and nothing of a board can be read in Redis', async () => {
		const { db } = two.database;
		const plan = [{ name: 'Alone', privacy: 'private' as const }, { name: 'Together' }];
		const { board, owner, phases } = await makeConversation(db, plan);
		two.board = board;
		two.people = [owner, await joinAs(db, board, 'Bea of the canary')];
		const [olu, bea] = await two.open();
		await olu.command({ name: 'go-to-phase', phase: phases[0]?.id ?? '', from: null });
		await until('it began', () => bea.told.state?.run?.current === phases[0]?.id);
		const hidden = 'canary-7f3a our director wastes paper';
		const note = { note: newElementId(), text: hidden, colour: 'yellow' as const };
		await bea.command({ name: 'write-private', ...note, from: 0 });
		await olu.command({
			name: 'go-to-phase',
			phase: phases[1]?.id ?? '',
			from: phases[0]?.id ?? null
		});
		await until('all may write', () => bea.told.state?.run?.current === phases[1]?.id);
		await writes(olu, 'canary-open for everybody');
		await seen(bea, 'canary-open for everybody');
		expect((await readRun(db, board))?.current).toBe(phases[1]?.id);

		const all = said();
		const told = (words: string): boolean => all.some((one) => textOf(one).includes(words));
		expect(told('canary-open'), 'it would be found').toBe(true);
		expect(told('canary-7f3a')).toBe(false);
		expect(all.map(({ kind }) => kind)).toContain('news');
		for (const words of ['canary', board, two.people[1].id]) {
			expect(tap.bytes.includes(words), words).toBe(false);
		}
	});

	test('what somebody says who does not know the secret is not taken in', async () => {
		const [ann, bea] = await two.open();
		await until('each sees the other', () => names(ann) === 'Bea' && names(bea) === 'Olu');
		const channel = tap.messages[0]?.channel ?? '';
		const say = async (secret: string, name: string): Promise<void> => {
			const state = { person: 'x', name, colour: 1, place: 'canvas' };
			const presence = encodePresence([{ client: 77, clock: 1, state }]);
			const message = { node: 'x', said: { kind: 'here' as const, presence, phones: [] } };
			const speaker = await RedisTap.open(redisUrl());
			await speaker.publish(channel, new Seal(secret).close(writeMessage(message)));
			speaker.close();
		};
		await say('another secret, long enough for any', 'Mallory');
		await say(testSecret, 'Nora');
		await until('whoever knows it is heard', () => names(ann).includes('Nora'));
		expect(names(ann)).toBe('Bea, Nora');
	});
});

function names({ presence }: BoardClient): string {
	return presence.people
		.map(({ name }) => name)
		.sort()
		.join(', ');
}

function agreed(client: BoardClient, note: string): number {
	return client.told.reactions.get(note)?.counts.agree ?? 0;
}

/** All that is written in a message, in bytes or not. */
function textOf(said: Said): string {
	return JSON.stringify(said, (_key, value: unknown) =>
		value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value
	);
}
