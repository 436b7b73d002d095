import { describe, expect, it } from 'vitest';
import { readText } from './readText.ts';

describe('readText', () => {
	it.each([
		['UTF-8', [0xc3, 0xa9, 0x31], 'é1'],
		['UTF-8 that says so', [0xef, 0xbb, 0xbf, 0x61], 'a'],
		['UTF-16', [0xff, 0xfe, 0xe9, 0x00], 'é'],
		['UTF-16 the other way round', [0xfe, 0xff, 0x00, 0xe9], 'é'],
		['what older programs on Windows write', [0xe9, 0x20, 0x80], 'é €']
	])('reads %s', (_, bytes, text) => {
		expect(readText(new Uint8Array(bytes))).toBe(text);
	});
});
