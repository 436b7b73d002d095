import { expect, test } from 'vitest';
import { marksOf } from './marksOf.ts';

const round = (item: string, dots: number | null) => ({
	items: [{ item, dots, voters: dots === null ? null : 1 }]
});

test('the last round counts in which something was voted on, and one that is open tells nothing', () => {
	const marks = marksOf({
		votes: [round('a', 3), round('b', 2), round('a', 5), round('a', null), round('c', null)],
		chosen: new Set(['b']),
		experiments: []
	});
	expect(marks.get('a')?.votes).toEqual({ dots: 5, voters: 1 });
	expect(marks.get('b')).toEqual({
		votes: { dots: 2, voters: 1 },
		chosen: true,
		experiments: []
	});
	expect(marks.has('c')).toBe(false);
});

test('all that is tried of a note is told, with how it stands', () => {
	const one = { title: 'A form', status: 'running', outcome: null, notes: ['a', 'b'] } as const;
	const two = { title: 'A letter', status: 'finished', outcome: 'worked', notes: ['a'] } as const;
	const experiments = [one, two].map((each) => ({ ...each, notes: [...each.notes] }));
	const marks = marksOf({ votes: [], chosen: new Set(), experiments });
	expect(marks.get('a')?.experiments).toEqual([
		{ title: 'A form', standing: 'Running' },
		{ title: 'A letter', standing: 'Worked' }
	]);
	expect(marks.get('b')?.experiments).toHaveLength(1);
});
