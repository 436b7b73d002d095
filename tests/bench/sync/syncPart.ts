import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate, startEmbeddedPostgres } from '@small-change/db';
import { root } from '../../../scripts/run.ts';
import { installPeers } from '../installPeers.ts';
import { startOurs, startStock } from './Contestant.ts';
import type { Contestant } from './Contestant.ts';
import { measurePoint } from './measurePoint.ts';
import type { Point } from './measurePoint.ts';
import { rounds, sizes } from './plan.ts';
import { storageDelays } from './storageDelays.ts';
import type { StorageDelays } from './storageDelays.ts';
import { summarizeSize } from './summary.ts';
import type { SizeSummary } from './summary.ts';
import { syncTable } from './syncTable.ts';

/** Beside the sources and not among temporary files: those often lie in memory, where a commit costs nothing. */
const dataDir = join(root, '.data', 'bench');

const log = { info: () => undefined, warn: console.warn, error: console.error };

interface SyncResult {
	storage: StorageDelays;
	sizes: SizeSummary[];
}

/** Ours against stock Hocuspocus with its database extension, on one Postgres with fsync, in turns. */
export async function syncPart(): Promise<{ result: SyncResult; table: string }> {
	installPeers('syncPeers');
	// What a run that was cut short left running is stopped by this.
	const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), log });
	const servers: Contestant[] = [];
	try {
		await migrate(postgres.url);
		const ours = await startOurs(postgres.url);
		servers.push(ours);
		const stock = await startStock(postgres.url);
		servers.push(stock);
		const storage = await storageDelays(postgres.url);
		const done: SizeSummary[] = [];
		for (const size of sizes) {
			done.push(await measureSize({ ours, stock, size, postgres: postgres.pid ?? 0 }));
		}
		return { result: { storage, sizes: done }, table: syncTable(done, storage) };
	} finally {
		for (const { stop } of servers) await stop();
		await postgres.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}

async function measureSize(given: {
	ours: Contestant;
	stock: Contestant;
	size: number;
	postgres: number;
}): Promise<SizeSummary> {
	const { ours, stock, size, postgres } = given;
	const points: Record<Contestant['name'], Point[]> = { ours: [], stock: [] };
	for (let round = 0; round < rounds; round++) {
		// Turn about, so that what a machine does meanwhile falls on both.
		for (const contestant of round % 2 === 0 ? [ours, stock] : [stock, ours]) {
			process.stdout.write(`${size} writers, ${contestant.name}, round ${round + 1} … `);
			const point = await measurePoint(contestant, size, postgres);
			points[contestant.name].push(point);
			console.log(`p95 ${point.latencies.percentile(0.95)} ms`);
		}
	}
	return summarizeSize(size, points);
}
