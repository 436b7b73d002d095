import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { createCollabServer, startNodes } from '@small-change/collab-server';
import type {
	BoardEvents,
	CollabDependencies,
	CollabServer,
	Together
} from '@small-change/collab-server';
import type { Database } from '@small-change/db';
import { pino } from 'pino';

export const testSecret = 'a secret for tests that is long enough, and no secret';

export interface CollabNode {
	/** `ws://127.0.0.1:port` */
	base: string;
	collab: CollabServer;
	events: BoardEvents;
	nodes: Together['nodes'];
	/** A whole board, as a page has it when its browser has unpacked it. */
	stateOf(board: string): Promise<Uint8Array>;
	stop(): Promise<void>;
}

/** A collab server of its own on a given database, on a free port unless told. */
export async function startCollabNode(
	db: Database,
	options: Partial<
		Pick<CollabDependencies, 'now' | 'log' | 'measures' | 'trustedProxies' | 'comparePeriod'>
	> & {
		port?: number;
		redisUrl?: string;
	} = {}
): Promise<CollabNode> {
	const log = options.log ?? pino({ level: process.env['TEST_LOG'] ?? 'silent' });
	const given = { db, log, secret: testSecret };
	const together = await startNodes({ ...given, redisUrl: options.redisUrl });
	const { nodes, events, news } = together;
	const collab = createCollabServer({
		...given,
		...{ nodes, news },
		isOriginAllowed: (origin, host) => URL.canParse(origin) && new URL(origin).host === host,
		events,
		trustedProxies: options.trustedProxies,
		measures: options.measures,
		comparePeriod: options.comparePeriod,
		now: options.now ?? Date.now
	});
	const server = createServer((_request, response) => response.writeHead(404).end());
	server.on('upgrade', (request, socket, head) => collab.handleUpgrade(request, socket, head));
	await new Promise<void>((resolve) => {
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	return {
		base: `ws://127.0.0.1:${port}`,
		...{ collab, events, nodes },
		stateOf: async (board) => {
			const { bytes } = await collab.wholeState(board, 'br');
			return new Uint8Array(brotliDecompressSync(bytes));
		},
		stop: async () => {
			await collab.stop({ deadline: 2_000 });
			together.stop();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}
