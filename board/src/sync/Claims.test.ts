import { describe, expect, test } from 'vitest';
import type { Command } from '../clientMessages.ts';
import { isRecovered, PrivateLink } from './PrivateLink.ts';
import { World } from './testing/World.ts';

const writing = { open: true, total: 0, writers: null } as const;

function setUp(privacy: 'private' | 'anonymous') {
	const world = new World();
	const asked: Command[] = [];
	const open = (): PrivateLink => {
		const link = new PrivateLink({
			environment: world,
			ask: (command) => {
				asked.push(command);
				return Promise.resolve(asked.length);
			},
			changed: () => undefined
		});
		link.told({ ...writing, privacy, mine: [] });
		return link;
	};
	return { world, asked, open };
}

describe('V8 tokens', () => {
	test('V8 the server is sent the hash, once; the device keeps token and text over a reload', async () => {
		const { world, asked, open } = setUp('anonymous');
		const link = open();
		const id = link.add('Fewer letters', 'blue');
		await world.pass(0);
		const [claim] = link.claims.all;
		expect(asked).toMatchObject([{ note: id, claim: await world.hash(claim?.token ?? '') }]);
		expect(link.waiting, 'it is saved').toBe(0);
		link.change(id, { text: 'No letters' });
		await world.pass(0);
		expect(asked[1]).not.toHaveProperty('claim');
		expect(link.kept, 'all else is the server’s').toEqual([{ ...claim, text: 'No letters' }]);
		expect(link.kept.filter(isRecovered)).toEqual([]);

		const next = open();
		next.restore(link.kept);
		expect(next.claims.all).toEqual(link.kept);
		next.forget(claim?.token ?? '');
		expect(next.kept).toEqual([]);
	});

	test('V8 a note that is deleted before the reveal takes its token with it', async () => {
		const { world, open } = setUp('anonymous');
		const link = open();
		const id = link.add('Fewer letters', 'blue');
		await world.pass(0);
		link.remove(id);
		expect(link.claims.all).toEqual([]);
	});

	test('V8 a note that is written by name has none', async () => {
		const { world, asked, open } = setUp('private');
		const link = open();
		link.add('Fewer letters', 'blue');
		await world.pass(0);
		expect(asked).toHaveLength(1);
		expect(asked[0]).not.toHaveProperty('claim');
		expect(link.kept).toEqual([]);
	});
});
