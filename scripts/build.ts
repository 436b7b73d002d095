import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from './run.ts';
import { hashSources } from './sources.ts';
import { tool } from './tool.ts';

const stamp = join(root, 'web', 'build', '.sources');

/**
 * Builds the site where its sources or the lockfile changed. The stamp goes before a build begins and comes back
 * when it is whole, so that one that was cut short is made again.
 *
 * @returns whether the site is there
 */
export async function buildSite(): Promise<boolean> {
	const sources = await hashSources();
	if ((await readFile(stamp, 'utf8').catch(() => '')) === sources) return true;
	const began = Date.now();
	process.stdout.write('Building the site (about 20 s, only when something changed) … ');
	await rm(stamp, { force: true });
	const { code, output } = await run(tool('vite', 'web'), ['build', '--logLevel', 'warn'], {
		cwd: join(root, 'web')
	});
	if (code !== 0) {
		console.log('failed:');
		console.log(output.trimEnd());
		return false;
	}
	await writeFile(stamp, sources);
	console.log(`done (${((Date.now() - began) / 1000).toFixed(1)} s)`);
	return true;
}

if (import.meta.main) process.exitCode = (await buildSite()) ? 0 : 1;
