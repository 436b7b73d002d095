import { openDatabase } from '@small-change/db';
import type { OpenDatabase } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { startCollabNode } from './collabNode.ts';
import type { CollabNode } from './collabNode.ts';
import { TcpProxy } from './TcpProxy.ts';

/** A collab node whose line to its database is a test's to cut, slow down and hold; the test has one of its own. */
export class BehindProxy {
	/** Past the proxy. */
	readonly database: TestDatabase;
	readonly proxy: TcpProxy;
	/** The node's own, of four connections. */
	readonly behind: OpenDatabase;
	readonly node: CollabNode;

	private constructor(parts: Pick<BehindProxy, 'database' | 'proxy' | 'behind' | 'node'>) {
		this.database = parts.database;
		this.proxy = parts.proxy;
		this.behind = parts.behind;
		this.node = parts.node;
	}

	static async start(options: { port?: number } = {}): Promise<BehindProxy> {
		const database = await createTestDatabase({ max: 8 });
		const { hostname, port } = new URL(database.url);
		const proxy = await TcpProxy.start({ host: hostname, port: Number(port) });
		const url = Object.assign(new URL(database.url), { hostname: '127.0.0.1' });
		url.port = String(proxy.port);
		const behind = openDatabase(url.href, { max: 4 });
		const node = await startCollabNode(behind.db, options);
		return new BehindProxy({ database, proxy, behind, node });
	}

	async stop(): Promise<void> {
		this.proxy.heal();
		await this.node.stop();
		await this.behind.close();
		await this.proxy.stop();
		await this.database.close();
	}
}
