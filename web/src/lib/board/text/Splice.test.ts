import { splice } from '@small-change/board';
import { describe, expect, it } from 'vitest';
import { applySplice, moveCaret, rebase } from './Splice.ts';

describe('moveCaret', () => {
	it('stays in front of what is put in behind it', () => {
		expect(moveCaret(2, { at: 5, remove: 0, insert: 'xyz' })).toBe(2);
	});

	it('moves along with what is put in before it', () => {
		expect(moveCaret(5, { at: 0, remove: 1, insert: 'xyz' })).toBe(7);
	});

	it('goes to the end of what replaced its place', () => {
		expect(moveCaret(4, { at: 2, remove: 5, insert: 'x' })).toBe(3);
	});
});

describe('rebase', () => {
	it('keeps both when they are apart', () => {
		const mine = splice('one two', 'one two!');
		const theirs = splice('one two', '1 two');
		expect(applySplice('1 two', rebase(mine, theirs))).toBe('1 two!');
	});

	it('never removes what somebody else has just put in', () => {
		const mine = { at: 0, remove: 7, insert: '' };
		const theirs = { at: 4, remove: 0, insert: 'new ' };
		expect(applySplice('one new two', rebase(mine, theirs))).toContain('new');
	});
});
