import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { errorForLog } from './errorForLog.ts';

test('of a failed query neither what was asked nor what stands in the rows is told', () => {
	const row = Object.assign(new Error('invalid input syntax: "my words"'), {
		severity: 'ERROR',
		code: '22P05',
		detail: 'Failing row contains (my words).',
		constraint: 'notes_text'
	});
	const failed = new DrizzleQueryError('insert into notes values ($1)', ['my words'], row);
	const told = JSON.stringify(errorForLog(failed));
	expect(told).not.toContain('my words');
	expect(told).not.toContain('insert');
	expect(errorForLog(failed)).toMatchObject({ cause: { code: '22P05', constraint: 'notes_text' } });
});

test('what we say ourselves is told', () => {
	expect(errorForLog(new Error('No free code in 10 tries'))).toMatchObject({
		type: 'Error',
		message: 'No free code in 10 tries'
	});
	expect(errorForLog('words')).toEqual({ type: 'string' });
});
