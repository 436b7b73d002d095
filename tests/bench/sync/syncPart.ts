import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate, startEmbeddedPostgres } from '@small-change/db';
import { buildSite } from '../../../scripts/build.ts';
import { root } from '../../../scripts/run.ts';
import { installPeers } from '../installPeers.ts';
import { Contestants } from './Contestants.ts';
import { goalsTable } from './goalsTable.ts';
import { joinInTurns } from './joinInTurns.ts';
import type { JoinResult } from './joinInTurns.ts';
import { joinTable } from './joinTable.ts';
import { measureInTurns } from './measureInTurns.ts';
import type { PointResult } from './measureInTurns.ts';
import { peerVersions } from './peerVersions.ts';
import { joining, points, usualRounds } from './plan.ts';
import { storageDelays } from './storageDelays.ts';
import type { StorageDelays } from './storageDelays.ts';
import { syncTable } from './syncTable.ts';

/** Beside the sources and not among temporary files: those often lie in memory, where a commit costs nothing. */
const dataDir = join(root, '.data', 'bench');

const log = { info: () => undefined, warn: console.warn, error: console.error };

export const pointNames: readonly string[] = [...points.map(({ name }) => name), joining.name];

export interface SyncChoice {
	/** Of `pointNames`; all unless told. */
	points?: readonly string[] | undefined;
	rounds?: number | undefined;
}

interface SyncResult {
	peers: Record<string, string>;
	storage: StorageDelays;
	points: PointResult[];
	join: JoinResult[];
}

/** Ours against other servers, on one Postgres with fsync, in turns. */
export async function syncPart({
	points: chosen = pointNames,
	rounds = usualRounds
}: SyncChoice): Promise<{ result: SyncResult; table: string }> {
	installPeers('syncPeers');
	const joins = chosen.includes(joining.name);
	if (joins && !(await buildSite())) throw new Error('The site could not be built.');
	// What a run that was cut short left running is stopped by this.
	const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), log });
	const contestants = new Contestants(postgres.url);
	try {
		await migrate(postgres.url);
		const storage = await storageDelays(postgres.url);
		const given = { rounds, postgres: postgres.pid ?? 0 };
		const done: PointResult[] = [];
		for (const point of points) {
			if (chosen.includes(point.name)) done.push(await measureInTurns(contestants, point, given));
		}
		await contestants.stop();
		const joined = joins ? await joinInTurns(postgres.url, given) : [];
		const peers = await peerVersions();
		const result = { peers, storage, points: done, join: joined };
		return { result, table: tablesOf(result) };
	} finally {
		await contestants.stop();
		await postgres.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}

function tablesOf({ peers, storage, points: done, join: joined }: SyncResult): string {
	const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
	return [
		...(done.length > 0 ? [syncTable(done, storage)] : []),
		...(joined.length > 0 ? [joinTable(joined)] : []),
		goalsTable(done, joined),
		`Peers: ${versions.join(', ')}.`
	].join('\n');
}
