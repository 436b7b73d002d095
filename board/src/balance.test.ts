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

test('of a group of fewer than three nothing is told', () => {
	const people = [
		person(1, 'room', 4),
		person(2, 'room', 2),
		person(3, 'room'),
		person(4, 'remote', 9),
		person(5, 'remote', 1)
	];
	expect(balanceOf(people, { phones: new Set(['1', '4']), isVoting: false })).toEqual({
		shares: [{ group: 'room', people: 3, notes: 6, voted: null }],
		silent: 1
	});
});

test('of fewer than three in all not even who is silent is told', () => {
	const people = [person(1, 'room', 1), person(2, null)];
	expect(balanceOf(people, { phones: new Set(['1', '2']), isVoting: true })).toEqual({
		shares: [],
		silent: null
	});
});

test('somebody among seats, whose notes are known, is not told by a subtraction', () => {
	const seats = [1, 2, 3].map((id) => ({ ...person(id, 'room', id), isSeat: true }));
	const options = { phones: new Set<string>(), isVoting: false };
	expect(balanceOf(seats, options).shares).toHaveLength(1);
	for (const others of [1, 2]) {
		const some = Array.from({ length: others }, (_, index) => person(9 + index, 'room', 5));
		expect(balanceOf([...seats, ...some], options)).toEqual({ shares: [], silent: null });
	}
	const enough = [7, 8, 9].map((id) => person(id, 'room', 1));
	expect(balanceOf([...seats, ...enough], options).shares[0]?.people).toBe(6);
});

test('whoever is on a phone counts among the phones and where they are', () => {
	const people = [1, 2, 3].map((id) => person(id, 'remote', id, id > 1));
	expect(balanceOf(people, { phones: new Set(['1', '2', '3']), isVoting: true }).shares).toEqual([
		{ group: 'remote', people: 3, notes: 6, voted: 2 },
		{ group: 'phone', people: 3, notes: 6, voted: 2 }
	]);
});
