import { expect, test } from 'vitest';
import { codeEnds, whyCodeEnded } from './codes.ts';

const codeMadeAt = new Date('2026-11-01T09:30:00Z');
const at = (moment: string): number => new Date(moment).getTime();

test('a code leads in for 30 days', () => {
	const open = { archived: false, closed: false, codeMadeAt };
	expect(codeEnds(codeMadeAt)).toEqual(new Date('2026-12-01T09:30:00Z'));
	expect(whyCodeEnded(open, at('2026-12-01T09:29:59Z'))).toBeUndefined();
	expect(whyCodeEnded(open, at('2026-12-01T09:30:00Z'))).toBe('This code is no longer valid');
});

test('a code ends with its conversation', () => {
	const over = { archived: false, closed: true, codeMadeAt };
	expect(whyCodeEnded(over, at('2026-11-01T10:00:00Z'))).toBe('This conversation is over');
});

test('a code does not lead onto an archived board', () => {
	const away = { archived: true, closed: false, codeMadeAt };
	expect(whyCodeEnded(away, at('2026-11-01T10:00:00Z'))).toBe('This board is archived');
});
