import { describe, expect, it } from 'vitest';
import { fileName } from './fileName.ts';

describe('fileName', () => {
	it.each([
		['Faster licences', 'Faster licences.csv'],
		['What/why: a "test"?', 'What why a test.csv'],
		['..\\..\\etc', 'etc.csv'],
		['con', 'Board con.csv'],
		['', 'Board.csv'],
		['Été 日本', 'Été 日本.csv'],
		['x'.repeat(300), `${'x'.repeat(80)}.csv`]
	])('of %j', (title, name) => {
		expect(fileName(title, 'csv')).toBe(name);
	});
});
