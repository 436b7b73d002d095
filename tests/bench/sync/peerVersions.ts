import { readFile } from 'node:fs/promises';

const servers = [
	'@y/websocket-server',
	'@hocuspocus/server',
	'@hocuspocus/extension-database',
	'@tldraw/sync-core'
];

/** The versions of what ours is compared with, by the packages' names. */
export async function peerVersions(): Promise<Record<string, string>> {
	const file = new URL('../syncPeers/package.json', import.meta.url);
	const { dependencies } = JSON.parse(await readFile(file, 'utf8')) as {
		dependencies: Record<string, string>;
	};
	return Object.fromEntries(servers.map((name) => [name, dependencies[name] ?? 'unknown']));
}
