import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Guest } from '../src/Guest.ts';
import { ServerProcess } from '../src/serverProcess.ts';

let server: ServerProcess;

beforeAll(async () => {
	server = await ServerProcess.start();
});

afterAll(() => server.remove());

const base = (): string => server.base;

describe('joining by code', () => {
	test('200 people join from one address at once', async () => {
		const first = await Guest.makesBoard(base, 'Ann');
		const code = await first.code();
		const names = Array.from({ length: 200 }, (_, index) => `Guest ${index}`);
		const guests: Guest[] = [];
		for (let from = 0; from < names.length; from += 20) {
			const some = names.slice(from, from + 20).map((name) => Guest.joins(base, code, name));
			guests.push(...(await Promise.all(some)));
		}
		expect(new Set(guests.map(({ board }) => board))).toEqual(new Set([first.board]));
		expect(await guests.at(-1)?.ticket(), 'and are let onto the board').toMatch(/^v1\./);
	});

	test('guessing gets nowhere: soon nothing is answered any more, and who is in stays in', async () => {
		const inside = await Guest.makesBoard(base, 'Bob');
		const right = await inside.code();
		const guess = async (number: number): Promise<number> => {
			const code = `22${String(number).padStart(4, '2').replace(/[01]/g, '9')}`;
			return (await fetch(`${base()}/join/${code}`)).status;
		};
		expect(await guess(0)).toBe(404);
		// At once: every few seconds one more is let try.
		const others = await Promise.all(Array.from({ length: 39 }, (_, index) => guess(index + 1)));
		expect(others.filter((status) => status === 429)).toHaveLength(20);
		expect((await fetch(`${base()}/join/${right}`)).status, 'a right one neither').toBe(429);
		expect(await inside.ticket()).toMatch(/^v1\./);
	});

	test('no copy of a page with a ticket in it is kept between', async () => {
		const inside = await Guest.makesBoard(base, 'Cat');
		const page = await inside.page();
		expect(await page.text()).toContain('v1.');
		expect(page.headers.get('cache-control')).toBe('private, no-store');
	});
});
