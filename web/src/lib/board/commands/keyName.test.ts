import { describe, expect, test } from 'vitest';
import { keyName, shownKey } from './keyName.ts';

const plain = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('a key’s name', () => {
	test.each([
		['N', { key: 'n' }],
		['Shift+N', { key: 'N', shiftKey: true }],
		['?', { key: '?', shiftKey: true }],
		['Ctrl+Z', { key: 'z', ctrlKey: true }],
		['Ctrl+Z', { key: 'z', metaKey: true }],
		['Ctrl+Shift+Z', { key: 'Z', metaKey: true, shiftKey: true }],
		['Ctrl+1', { key: '1', ctrlKey: true }],
		['Alt+Shift+Delete', { key: 'Delete', altKey: true, shiftKey: true }],
		['Space', { key: ' ' }]
	])('is %s', (name, event) => {
		expect(keyName({ ...plain, ...event })).toBe(name);
	});

	test('with Alt is the key’s, not what a Mac writes', () => {
		expect(keyName({ ...plain, key: 'å', code: 'KeyA', altKey: true })).toBe('Alt+A');
	});

	test('is shown with the signs of the machine', () => {
		expect(shownKey('Ctrl+Shift+Z', { mac: true })).toBe('⌘⇧Z');
		expect(shownKey('Ctrl+Shift+Z', { mac: false })).toBe('Ctrl+Shift+Z');
		expect(shownKey('+', { mac: true })).toBe('+');
	});
});
