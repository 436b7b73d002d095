import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.ts';

/** Where the program of an installed package lies, as its `bin` says. `room`: whose dependency it is. */
export function tool(name: string, room = '.', program = name): string {
	const folder = join(root, room, 'node_modules', name);
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		bin: string | Record<string, string>;
	};
	const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[program];
	if (path === undefined) throw new Error(`${name} has no program named ${program}`);
	return join(dirname(join(folder, 'package.json')), path);
}
