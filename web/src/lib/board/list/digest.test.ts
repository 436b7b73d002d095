import { describe, expect, test } from 'vitest';
import { digest, together } from './digest.ts';
import type { Happening } from './digest.ts';

function some(count: number, change: Happening['change'], where: string): Happening[] {
	return Array.from({ length: count }, () => ({ change, where }));
}

describe('a digest', () => {
	test.each([
		[[], ''],
		[some(1, 'added', 'in “Ideas”'), '1 new note, in “Ideas”.'],
		[some(3, 'updated', 'in no zone'), '3 changed notes, in no zone.'],
		[
			[...some(2, 'removed', 'in “Ideas”'), ...some(3, 'added', 'in “Next steps”')],
			'3 new notes, 2 deleted, in “Ideas” and 1 other part.'
		],
		[
			[...some(1, 'added', 'a'), ...some(1, 'added', 'b'), ...some(1, 'updated', 'c')],
			'2 new notes, 1 changed, a and 2 other parts.'
		]
	])('of %j', (happenings, words) => {
		expect(digest(happenings)).toBe(words);
	});

	test.each([
		['added', 'updated', 'added'],
		['added', 'removed', undefined],
		['updated', 'updated', 'updated'],
		['updated', 'removed', 'removed'],
		['removed', 'added', 'updated'],
		[undefined, 'removed', 'removed']
	] as const)('%s and then %s is %s', (before, now, is) => {
		expect(together(before, now)).toBe(is);
	});
});
