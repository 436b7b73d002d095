import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('peers', import.meta.url));

/**
 * Installs what is measured beside our own, by the lockfile in `peers/`. It is no part of the workspace,
 * so that nobody who starts or tests the product has to fetch it.
 */
export function installPeers(): void {
	const pnpm = process.env['npm_execpath'];
	if (pnpm === undefined) throw new Error('Run this by pnpm: npx -y pnpm@12 bench');
	const args = ['install', '--ignore-workspace', '--frozen-lockfile', '--dir', folder];
	const isScript = /\.[cm]?js$/.test(pnpm);
	const { status, stdout, stderr, error } = isScript
		? spawnSync(process.execPath, [pnpm, ...args], { encoding: 'utf8' })
		: spawnSync(pnpm, args, { encoding: 'utf8' });
	if (error) throw error;
	if (status !== 0) throw new Error(`The peers could not be installed:\n${stdout}${stderr}`);
}
