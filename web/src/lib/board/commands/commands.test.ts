import { expect, test } from 'vitest';
import { commands } from './commands.ts';

test('every command has an id of its own, and no key stands for two', () => {
	const ids = commands.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	const keys = commands.flatMap((command) => command.keys ?? []);
	expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});
