import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Installs what is measured beside our own, by the lockfile in its folder. It is no part of the workspace,
 * so that nobody who starts or tests the product has to fetch it.
 */
export function installPeers(folder: 'syncPeers' | 'canvasPeers'): void {
	pnpmIn(folder, ['install', '--frozen-lockfile']);
}

/** Makes the pages of the canvases that are measured beside our own. */
export function buildPeers(): void {
	pnpmIn('canvasPeers', ['run', 'build']);
}

function pnpmIn(folder: string, words: readonly string[]): void {
	const pnpm = process.env['npm_execpath'];
	if (pnpm === undefined) throw new Error('Run this by pnpm: npx -y pnpm@12 bench');
	const path = fileURLToPath(new URL(folder, import.meta.url));
	const args = ['--ignore-workspace', '--dir', path, ...words];
	const isScript = /\.[cm]?js$/.test(pnpm);
	const { status, stdout, stderr, error } = isScript
		? spawnSync(process.execPath, [pnpm, ...args], { encoding: 'utf8' })
		: spawnSync(pnpm, args, { encoding: 'utf8' });
	if (error) throw error;
	if (status !== 0) throw new Error(`pnpm ${words.join(' ')} in ${folder}:\n${stdout}${stderr}`);
}
