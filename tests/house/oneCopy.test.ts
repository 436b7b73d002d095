import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const built = join(import.meta.dirname, '..', '..', 'web', 'build');

async function filesUnder(folder: string): Promise<string[]> {
	const entries = await readdir(join(built, folder), { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
		.map((entry) => join(entry.parentPath, entry.name));
}

async function count(folder: string, words: string): Promise<number> {
	const texts = await Promise.all((await filesUnder(folder)).map((file) => readFile(file, 'utf8')));
	return texts.filter((text) => text.includes(words)).length;
}

describe('the built site', () => {
	test('the server’s part has no copy of Yjs or of the database driver: it uses the ones of the collab server', async () => {
		expect(await count('server', 'Yjs was already imported')).toBe(0);
		expect(await count('server', 'Connection terminated unexpectedly')).toBe(0);
		expect(await count('server', '@small-change/db')).toBeGreaterThan(0);
	});

	test('the browser’s part has one copy of Yjs', async () => {
		expect(await count('client', 'Yjs was already imported')).toBe(1);
	});
});
