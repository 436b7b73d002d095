import { randomBytes } from 'node:crypto';
import type { Database } from '@small-change/db';
import type { Logger } from 'pino';
import { BoardEvents } from '../events/BoardEvents.ts';
import { News } from './News.ts';
import { Nodes } from './Nodes.ts';

/** How one process hangs together with the others that serve the same database. */
export interface Together {
	nodes: Nodes;
	events: BoardEvents;
	news: News;
	/** To be called when nothing is said any more. */
	stop(): void;
}

/** `redisUrl`: absent where there is one process, or where the others may learn what happened two seconds later. */
export async function startNodes(given: {
	db: Database;
	log: Logger;
	secret: string;
	redisUrl: string | undefined;
}): Promise<Together> {
	const { db, log } = given;
	const nodes = new Nodes({ ...given, node: randomBytes(6).toString('base64url') });
	const events = new BoardEvents();
	const news = new News({ db, log, events, nodes });
	await nodes.start();
	return {
		...{ nodes, events, news },
		stop: () => {
			news.stop();
			nodes.stop();
		}
	};
}
