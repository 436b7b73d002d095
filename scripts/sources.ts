import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from './run.ts';

/** What the built site is made from. */
const parts = [
	'board/src',
	'board/package.json',
	'web/src',
	'web/static',
	'web/package.json',
	'web/vite.config.ts',
	'web/tsconfig.json',
	'tsconfig.json',
	'pnpm-lock.yaml'
];

/** A fingerprint of everything that the built site depends on: it changes when one of the files does, or Node. */
export async function hashSources(): Promise<string> {
	const hash = createHash('sha256').update(process.version);
	for (const file of (await Promise.all(parts.map(filesOf))).flat()) {
		hash.update(`\0${relative(root, file)}\0`).update(await readFile(file));
	}
	return hash.digest('hex');
}

async function filesOf(part: string): Promise<string[]> {
	const path = join(root, part);
	try {
		const entries = await readdir(path, { recursive: true, withFileTypes: true });
		return entries
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.sort();
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'ENOTDIR') return [path];
		if (code === 'ENOENT') return [];
		throw error;
	}
}
