import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { startEmbeddedPostgres } from '@small-change/db';
import type { EmbeddedPostgres } from '@small-change/db';
import { CollabProcess } from '../src/collabProcess.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import { expect, isOpen, join, longestWait, makeBoard, test } from './site.ts';

const log = { info: () => undefined, warn: console.warn, error: console.error };

let dataDir: string;
let postgres: EmbeddedPostgres;
let sockets: TcpProxy;
let pages: ServerProcess;
let nodes: CollabProcess[];

test.beforeEach(async () => {
	dataDir = await mkdtemp(pathOf(tmpdir(), 'small-change-test-'));
	postgres = await startEmbeddedPostgres({ dataDir, log, withoutFsync: true });
	sockets = await TcpProxy.start([]);
	const DATABASE_URL = postgres.url;
	const COLLAB_URL = `ws://127.0.0.1:${sockets.port}`;
	pages = await ServerProcess.start({
		settings: (ORIGIN) => ({ DATABASE_URL, ORIGIN, COLLAB_URL })
	});
	const start = (): Promise<CollabProcess> =>
		CollabProcess.start({ DATABASE_URL, ORIGIN: pages.base });
	nodes = [await start(), await start()];
	sockets.leadTo(nodes.map(({ target }) => target));
});

test.afterEach(async () => {
	for (const node of nodes) await node.stop();
	await pages.remove();
	await sockets.stop();
	await postgres.stop();
	await rm(dataDir, { recursive: true, force: true });
});

test('with sockets at an address of their own people meet across processes, and the page of the device finds them as well', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman', { base: pages.base });
	const ben = await site.person('Ben Okafor', { base: pages.base });
	const path = await makeBoard(amina, { title: 'Two rooms', blank: true });
	await join(ben, path, 'canvas');
	const write = async (text: string): Promise<void> => {
		await ben.page.keyboard.press('n');
		await ben.page.keyboard.type(text);
		await ben.page.keyboard.press('Escape');
	};
	const seenByAmina = (text: string): Promise<void> =>
		expect(amina.page.getByRole('option', { name: new RegExp(`^${text}`) })).toBeVisible();
	await write('By way of the other process');
	await seenByAmina('By way of the other process');

	await isOpen(ben.page);
	await ben.page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	await pages.stop();
	await ben.page.reload();
	await expect(ben.page.getByTestId('save-state')).toContainText(/Offline|Not saved/);
	await write('From the device');
	await pages.start();
	await expect(ben.page.getByTestId('save-state')).toHaveText('Saved', { timeout: longestWait });
	await seenByAmina('From the device');
});
