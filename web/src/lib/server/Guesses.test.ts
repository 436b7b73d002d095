import { beforeEach, describe, expect, test } from 'vitest';
import { Guesses } from './Guesses.ts';

const office = '192.0.2.1';
let now: number;
let guesses: Guesses;

beforeEach(() => {
	now = 0;
	guesses = new Guesses(() => now);
});

async function isLetOn(
	{ address = office, person }: { address?: string; person?: string },
	found?: string
): Promise<boolean> {
	const told = await guesses.find({ address, person }, () => Promise.resolve(found));
	return told !== 'too-many';
}

const findsRight = (who: { address?: string; person?: string }): Promise<boolean> =>
	isLetOn(who, 'a conversation');

async function guess(times: number, who: { address?: string; person?: string }): Promise<number> {
	let answered = 0;
	for (let time = 0; time < times; time++) if (await isLetOn(who)) answered++;
	return answered;
}

describe('row 75: a guest guesses codes', () => {
	test('soon nothing is answered there any more, a right one neither; with time it is again', async () => {
		expect(await guess(30, {})).toBe(20);
		expect(await findsRight({})).toBe(false);
		expect(await findsRight({ address: '192.0.2.2' }), 'elsewhere it is').toBe(true);
		now += 60_000;
		expect(await findsRight({})).toBe(true);
	});

	test('right ones count nothing, however many join', async () => {
		for (let joined = 0; joined < 200; joined++) expect(await findsRight({})).toBe(true);
		expect(await guess(20, {})).toBe(20);
	});

	test('many at once are no more than many one after the other: not even the right one among them is found', async () => {
		const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
		let lookedFor = 0;
		const asked = Array.from({ length: 1_000 }, (_, index) =>
			guesses.find({ address: office, person: undefined }, async () => {
				lookedFor += 1;
				await turn();
				return index === 500 ? 'a conversation' : undefined;
			})
		);
		const told = await Promise.all(asked);
		expect(lookedFor).toBe(20);
		expect(told.filter((one) => one === undefined)).toHaveLength(20);
		expect(told).not.toContain('a conversation');
	});

	test('an office comes at once with the right one, and somebody in it mistypes: all are let in', async () => {
		const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
		const came = Array.from({ length: 200 }, (_, index) =>
			guesses.find({ address: office, person: index % 2 ? `${index}` : undefined }, async () => {
				await turn();
				return index % 20 === 0 ? undefined : 'a conversation';
			})
		);
		const told = await Promise.all(came);
		expect(told.filter((one) => one === 'a conversation')).toHaveLength(190);
		expect(told).not.toContain('too-many');
	});

	test('where it cannot be looked for nothing is counted, and whoever waits goes on', async () => {
		const fails = Array.from({ length: 50 }, () =>
			guesses.find({ address: office, person: undefined }, () => Promise.reject(new Error('away')))
		);
		const outcomes = await Promise.allSettled(fails);
		expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
		expect(await guess(30, {})).toBe(20);
	});

	test('whoever is known there and has not guessed wrong is not shut out with them', async () => {
		await guess(30, { person: 'Mallory' });
		expect(await findsRight({ person: 'Amina' })).toBe(true);
		expect(await findsRight({ person: 'Mallory' })).toBe(false);
		expect(await findsRight({}), 'who is not known is').toBe(false);
		await isLetOn({ person: 'Amina' });
		expect(await findsRight({ person: 'Amina' }), 'nor is who guesses as well').toBe(false);
	});

	test('a person is counted wherever they go', async () => {
		let answered = 0;
		for (let place = 0; place < 30; place++) {
			answered += await guess(1, { address: `192.0.2.${place}`, person: 'Mallory' });
		}
		expect(answered).toBe(20);
		now += 60_000;
		expect(await guess(5, { address: '198.51.100.1', person: 'Mallory' })).toBe(1);
	});

	test('making guests to guess with gets nowhere', async () => {
		await guess(30, {});
		let answered = 0;
		for (let guest = 0; guest < 200; guest++) {
			answered += await guess(1, { person: `Guest ${guest}` });
		}
		expect(answered).toBe(60);
	});

	test('at the seats of one board it is stopped from however many addresses, for whoever has guessed wrong', async () => {
		const at = (place: number, found?: string): Promise<string | undefined> =>
			guesses.find(
				{ address: `2001:db8::${place}`, person: undefined },
				() => Promise.resolve(found),
				'a board'
			);
		for (let place = 0; place < 60; place++) expect(await at(place)).toBeUndefined();
		expect(await at(7, 'a seat'), 'who has').toBe('too-many');
		expect(await at(900, 'a seat'), 'who has not').toBe('a seat');
		expect(await at(901), 'and has one try').toBeUndefined();
		expect(await at(901, 'a seat')).toBe('too-many');
		const elsewhere = guesses.find(
			{ address: '2001:db8::7', person: undefined },
			() => Promise.resolve('a seat'),
			'another board'
		);
		expect(await elsewhere, 'at another board').toBe('a seat');
	});

	test('guessing from many addresses is stopped as well', async () => {
		let answered = 0;
		for (let place = 0; place < 4_000; place++) {
			answered += await guess(1, { address: `2001:db8::${place}` });
		}
		expect(answered).toBe(3_000);
		expect(await findsRight({ address: '192.0.2.9' })).toBe(true);
	});
});
