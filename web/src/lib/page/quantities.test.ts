import { describe, expect, test } from 'vitest';
import { numberFrom, numberInWords, quantity } from './quantities.ts';

describe('numberFrom', () => {
	test.each([
		['40', 40],
		[' 1,200 ', 1_200],
		['1 200 000', 1_200_000],
		['2.5', 2.5],
		['.75', 0.75],
		['62%', 62],
		['£3.50', 3.5],
		['-£4', -4],
		['−4', -4]
	])('%s', (text, value) => {
		expect(numberFrom(text)).toBe(value);
	});

	test.each(['', '%', '3,5', '0,75', '10 20', '1,20', 'about 40', '1e9', 'Infinity', '0x10', '-'])(
		'“%s” is none, rather than another',
		(text) => {
			expect(numberFrom(text)).toBe(undefined);
		}
	);
});

describe('a number as it is read', () => {
	test('with its unit where one writes it', () => {
		expect(quantity(62, '%')).toBe('62%');
		expect(quantity(1_200, '£')).toBe('£1,200');
		expect(quantity(3, '£ a head')).toBe('£3 a head');
		expect(quantity(24, 'calls a week')).toBe('24 calls a week');
	});

	test('a small one is not nothing', () => {
		expect(numberInWords(0.004)).toBe('0.004');
		expect(numberInWords(0)).toBe('0');
		expect(numberInWords(3.14159)).toBe('3.14');
	});
});
