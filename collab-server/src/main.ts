import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { errorForLog, migrate, openDatabase } from '@small-change/db';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { startNodes } from './nodes/startNodes.ts';
import { Metrics } from './process/Metrics.ts';
import { answerMachines } from './process/answerMachines.ts';
import { readiness } from './process/readiness.ts';
import { createCollabServer } from './server.ts';

/** What a process that serves nothing but sockets is told by its environment. */
export interface CollabProcessOptions {
	databaseUrl: string;
	redisUrl: string | undefined;
	/** The one that signs tickets where the pages come from. */
	secret: string;
	/** Where the pages come from: only those may open a socket. */
	origin: string;
	/** Addresses and ranges of proxies whose `X-Forwarded-For` is believed. */
	trustedProxies: readonly string[];
	/** Absent: no figures. */
	metrics: { token: string | undefined } | undefined;
	/** One of pino's. */
	logLevel: string;
}

export interface CollabProcess {
	log: Logger;
	/** Not listening yet. */
	server: Server;
	/** Ends everything within about ten seconds, whether the database answers or not. */
	stop(): Promise<void>;
}

/**
 * The collab server as a process of its own, any number of which may serve one database.
 * @throws DbError with the cure, where the database cannot be used
 */
export async function startCollabProcess(options: CollabProcessOptions): Promise<CollabProcess> {
	const { databaseUrl, redisUrl, secret, origin: ours } = options;
	const serializers = { err: (error: unknown) => errorForLog(error) };
	const log = pino({ level: options.logLevel, serializers });
	await migrate(databaseUrl);
	const { db, close } = openDatabase(databaseUrl, { log });
	const together = await startNodes({ db, log, secret, redisUrl });
	const { nodes, events, news } = together;
	const metrics = options.metrics && new Metrics(options.metrics);
	const collab = createCollabServer({
		...{ db, log, secret, nodes, events, news },
		isOriginAllowed: (origin) => origin === ours,
		trustedProxies: options.trustedProxies,
		now: Date.now,
		measures: metrics
	});
	metrics?.watch(() => collab.counts());
	const answers = { metrics, readiness: () => readiness({ db, nodes, log }) };
	const server = createServer((request, response) => {
		answerMachines(answers, request, response).catch((error: unknown) => {
			log.error({ err: error }, 'a request failed');
			response.destroy();
		});
	});
	server.on('upgrade', (request, socket, head) => {
		socket.on('error', (error) => log.debug({ err: error }, 'socket failed before its upgrade'));
		collab.handleUpgrade(request, socket, head);
	});
	return {
		...{ log, server },
		stop: async () => {
			await collab.stop({ deadline: 3_000 });
			together.stop();
			await close();
		}
	};
}
