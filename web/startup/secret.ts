import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../src/lib/server/config.ts';

/** The secret of this installation: from the configuration, else made once and kept beside the data, readable by its owner only. */
export async function secretFor(config: Config): Promise<string> {
	if (config.secret !== undefined) return config.secret;
	const path = join(config.dataDir, 'secret');
	await mkdir(config.dataDir, { recursive: true });
	try {
		await writeFile(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
	}
	return (await readFile(path, 'utf8')).trim();
}
