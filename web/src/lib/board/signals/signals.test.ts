import type { PersonHere } from '@small-change/board';
import { expect, test } from 'vitest';
import { handsUp, readyIn } from './signals.ts';

function here(person: string, more: Partial<PersonHere> = {}): PersonHere {
	return { key: 1, person, name: person.toUpperCase(), colour: 0, place: 'canvas', ...more };
}

test('hands are heard in the order in which they went up, one of each person', () => {
	const people = [
		here('a', { raised: 30 }),
		here('b', { raised: 10 }),
		here('c'),
		here('a', { raised: 20, key: 2 })
	];
	expect(handsUp(people).map(({ person }) => person)).toEqual(['b', 'a']);
});

test('whoever was ready to leave another phase is not ready for this one', () => {
	const people = [
		here('a', { ready: 'one' }),
		here('a', { ready: 'one', key: 2 }),
		here('b', { ready: 'two' }),
		here('c')
	];
	expect(readyIn(people, { phase: 'one', you: 'd', youAre: false })).toEqual({ ready: 1, here: 4 });
	expect(readyIn(people, { phase: 'two', you: 'd', youAre: true })).toEqual({ ready: 2, here: 4 });
});
