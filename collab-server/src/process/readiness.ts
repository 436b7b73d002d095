import { DbError, errorForLog, requireCurrentSchema } from '@small-change/db';
import type { Database } from '@small-change/db';
import type { Logger } from 'pino';
import type { Nodes } from '../nodes/Nodes.ts';

/** Whether a process can serve, and in words what is wrong. */
export interface Readiness {
	status: 200 | 503;
	words: string;
}

/** It can while the database answers and is at this version's schema. Without Redis it serves as well, only later across nodes. */
export async function readiness({
	db,
	nodes,
	log
}: {
	db: Database;
	nodes: Nodes;
	log: Logger;
}): Promise<Readiness> {
	try {
		await requireCurrentSchema(db.$client);
	} catch (error) {
		log.warn({ err: errorForLog(error) }, 'not ready');
		return { status: 503, words: error instanceof DbError ? error.message : noAnswer };
	}
	return { status: 200, words: nodes.state === 'away' ? degraded : 'ok' };
}

const noAnswer = 'The database does not answer: check that it runs and that DATABASE_URL is right.';
const degraded =
	'ok, degraded: Redis does not answer, so that boards on other nodes follow within three seconds. Check that it runs and that REDIS_URL is right.';
