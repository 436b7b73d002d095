import { join, resolve } from 'node:path';
import {
	Metrics,
	clientAddress,
	createCollabServer,
	readiness,
	runCommand,
	startNodes,
	trustedProxies
} from '@small-change/collab-server';
import type { CollabServer, Together } from '@small-change/collab-server';
import {
	DbError,
	departmentList,
	keepDepartments,
	migrate,
	openDatabase,
	startEmbeddedPostgres
} from '@small-change/db';
import type { OpenDatabase } from '@small-change/db';
import type { Logger } from 'pino';
import type { App } from '../src/lib/server/App.ts';
import { Auth } from '../src/lib/server/auth.ts';
import type { Config } from '../src/lib/server/config.ts';
import { openDemo } from './demo/openDemo.ts';
import { Limits } from '../src/lib/server/limits.ts';
import { Outbox, noMailer, smtpMailer } from '../src/lib/server/mail.ts';
import type { Mailer } from '../src/lib/server/mail.ts';
import { secretFor } from './secret.ts';

/** The one application context and what ends it. */
export interface Application {
	app: App;
	/** Absent where sockets go to processes of their own. */
	collab: CollabServer | undefined;
	/** Where the data lies, in words. */
	dataPlace: string;
	/** Ends everything within about ten seconds, whether the database answers or not. */
	stop(): Promise<void>;
}

/**
 * Opens the database (starting the embedded one where none is named), migrates, and makes the collab server.
 * `say`: tells whoever waits what takes a moment.
 */
export async function startApplication(
	config: Config,
	log: Logger,
	say: (line: string) => void
): Promise<Application> {
	const embedded =
		config.databaseUrl === undefined
			? await startEmbeddedPostgres({ dataDir: join(resolve(config.dataDir), 'postgres'), log })
			: undefined;
	let database: OpenDatabase | undefined;
	try {
		const url = embedded?.url ?? config.databaseUrl ?? '';
		await migrate(url);
		database = openDatabase(url, { log });
		const secret = await secretFor(config);
		const { db } = database;
		const together = await startNodes({ db, log, secret, redisUrl: config.redisUrl });
		const { nodes, events, news } = together;
		const metrics = config.metrics && new Metrics(config.metrics);
		const collab =
			config.collabUrl === undefined
				? createCollabServer({
						...{ db, log, secret, nodes, events, news },
						isOriginAllowed: (origin, host) => isOwnOrigin(config, origin, host),
						trustedProxies: config.trustedProxies,
						now: Date.now,
						measures: metrics
					})
				: undefined;
		if (collab !== undefined) metrics?.watch(() => collab.counts());
		const outbox = config.smtpUrl === undefined && embedded ? new Outbox() : undefined;
		const mailer = outbox ?? mailerFor(config);
		const auth = new Auth({ db, secret, origin: config.origin, mailer });
		await keepDepartments(db, departmentList);
		const demo = config.demo
			? await openDemo({ db, secret, origin: config.origin, say })
			: undefined;
		const limits = new Limits();
		const trusted = trustedProxies(config.trustedProxies);
		const app: App = {
			...{ config, log, db, auth, outbox, demo, limits, metrics, secret, events },
			readiness: () => readiness({ db, nodes, log }),
			addressOf: (request) => clientAddress(request, trusted),
			wholeState: collab?.wholeState,
			command: (asking, request) => runCommand({ db, log, events, now: Date.now }, asking, request)
		};
		return {
			app,
			collab,
			dataPlace: embedded ? resolve(config.dataDir) : hideSecrets(url),
			stop: async () => {
				await stopAll(collab, together, database, embedded);
				mailer.close();
			}
		};
	} catch (error) {
		await database?.close();
		await embedded?.stop();
		throw error;
	}
}

function mailerFor({ smtpUrl, origin = 'http://localhost' }: Config): Mailer {
	return smtpUrl === undefined
		? noMailer
		: smtpMailer(smtpUrl, { sender: `no-reply@${new URL(origin).hostname}` });
}

async function stopAll(
	collab: CollabServer | undefined,
	together: Together,
	database: OpenDatabase | undefined,
	embedded: { stop(): Promise<void> } | undefined
): Promise<void> {
	await collab?.stop({ deadline: 3_000 });
	together.stop();
	await database?.close();
	await embedded?.stop();
}

/** A page of ours may open a socket, another site's may not. With no `ORIGIN` set, ours is whatever host was asked for. */
function isOwnOrigin(config: Config, origin: string, host: string | undefined): boolean {
	if (config.origin !== undefined) return origin === config.origin;
	return URL.canParse(origin) && new URL(origin).host === host;
}

function hideSecrets(url: string): string {
	if (!URL.canParse(url)) return 'Postgres';
	const { host, pathname } = new URL(url);
	return `Postgres at ${host}${pathname}`;
}

/** What a start that cannot go on says: one sentence with the cure, where the cause is known. */
export function sentenceFor(error: unknown): string | undefined {
	return error instanceof DbError ? error.message : undefined;
}
