import { expect, test } from 'vitest';
import { undoneWords } from './undoneWords.ts';

const nothing = { removed: 0, restored: 0, changed: 0, since: null };

test.each([
	[{ ...nothing, removed: 2, changed: 1 }, 'Undone: 2 removed from the board, 1 changed back.'],
	[{ ...nothing, restored: 1, changed: 3 }, 'Undone: 1 put back, 3 changed back.'],
	[nothing, 'There was nothing to undo, or others have changed all of it since.'],
	[
		{ ...nothing, removed: 1, since: Date.UTC(2026, 10, 26, 14, 5) },
		'Undone: 1 removed from the board. What was done before 26 Nov 2026, 14:05 cannot be undone this way, and was not changed.'
	]
])('%j', (undone, words) => {
	expect(undoneWords(undone)).toBe(words);
});
