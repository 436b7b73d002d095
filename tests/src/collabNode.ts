import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { BoardEvents, createCollabServer } from '@small-change/collab-server';
import type { CollabServer } from '@small-change/collab-server';
import type { Database } from '@small-change/db';
import { pino } from 'pino';
import type { Logger } from 'pino';

export const testSecret = 'a secret for tests that is long enough, and no secret';

export interface CollabNode {
	/** `ws://127.0.0.1:port` */
	base: string;
	collab: CollabServer;
	events: BoardEvents;
	/** A whole board, as a page has it when its browser has unpacked it. */
	stateOf(board: string): Promise<Uint8Array>;
	stop(): Promise<void>;
}

/** A collab server of its own on a free port, on a given database. */
export async function startCollabNode(
	db: Database,
	options: { now?: () => number; log?: Logger } = {}
): Promise<CollabNode> {
	const events = new BoardEvents();
	const collab = createCollabServer({
		db,
		log: options.log ?? pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
		secret: testSecret,
		node: randomBytes(6).toString('hex'),
		isOriginAllowed: (origin, host) => URL.canParse(origin) && new URL(origin).host === host,
		events,
		now: options.now ?? Date.now
	});
	const server = createServer((_request, response) => response.writeHead(404).end());
	server.on('upgrade', (request, socket, head) => collab.handleUpgrade(request, socket, head));
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	return {
		base: `ws://127.0.0.1:${port}`,
		collab,
		events,
		stateOf: async (board) => {
			const { bytes } = await collab.wholeState(board, 'br');
			return new Uint8Array(brotliDecompressSync(bytes));
		},
		stop: async () => {
			await collab.stop({ deadline: 2_000 });
			await new Promise((resolve) => server.close(resolve));
		}
	};
}
