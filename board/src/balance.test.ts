import { expect, test } from 'vitest';
import { balanceOf } from './balance.ts';

const person = (id: number, place: 'room' | 'remote' | null, notes = 0, voted = false) => ({
	isSeat: false,
	person: String(id),
	place,
	notes,
	wrote: notes > 0,
	voted
});

const options = { phones: new Set<string>(), isVoting: false, asks: 'nobody' };
const several = (ids: readonly number[], place: 'room' | 'remote' | null) =>
	ids.map((id) => person(id, place, id, id % 2 === 0));

test('groups of three or more are told, and how many are silent', () => {
	const people = [
		...several([1, 2, 3], 'room'),
		...several([4, 5, 6], 'remote'),
		person(7, 'room')
	];
	expect(balanceOf(people, { ...options, isVoting: true })).toEqual({
		shares: [
			{ group: 'room', people: 4, notes: 6, voted: 1 },
			{ group: 'remote', people: 3, notes: 15, voted: 2 }
		],
		silent: 1
	});
});

test('of a group nothing is told where the rest is one or two: it would be known by a subtraction', () => {
	for (const rest of [[9], [8, 9]]) {
		for (const place of ['remote', null] as const) {
			const people = [...several([1, 2, 3, 4, 5], 'room'), ...several(rest, place)];
			expect(balanceOf(people, options).shares).toEqual([]);
		}
	}
});

test('phones are told only where they leave nobody alone in the room either', () => {
	const people = several([1, 2, 3, 4], 'room');
	const on = (...phones: string[]) =>
		balanceOf(people, { ...options, phones: new Set(phones) }).shares.map(({ group }) => group);
	expect(on('1', '2', '3')).toEqual(['room']);
	expect(on('1', '2', '3', '4')).toEqual(['room', 'phone']);
});

test('whoever asks and the seats, whose notes are known, do not make three', () => {
	const seats = [1, 2, 3].map((id) => ({ ...person(id, 'room', id), isSeat: true }));
	expect(balanceOf(seats, options).shares).toHaveLength(1);
	for (const others of [[8], [8, 9]]) {
		expect(balanceOf([...seats, ...several(others, 'room')], options)).toEqual({
			shares: [],
			silent: null
		});
	}
	const three = several([7, 8, 9], 'room');
	expect(balanceOf([...seats, ...three], options).shares[0]?.people).toBe(6);
	expect(balanceOf(three, { ...options, asks: '7' }), 'two others').toEqual({
		shares: [],
		silent: null
	});
});
