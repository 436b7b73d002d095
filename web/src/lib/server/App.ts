import type { ClientMessage } from '@small-change/board';
import type {
	Asking,
	BoardEvents,
	CollabServer,
	CommandOutcome,
	Metrics,
	Readiness
} from '@small-change/collab-server';
import type { Database } from '@small-change/db';
import type { Logger } from 'pino';
import type { Auth } from './auth.ts';
import type { Config } from './config.ts';
import type { DemoSignIns } from './DemoSignIns.ts';
import type { Limits } from './limits.ts';
import type { Outbox } from './mail.ts';

/** The one application context, made by `server.ts` and handed to every request on its platform. */
export interface App {
	readonly config: Config;
	readonly log: Logger;
	readonly db: Database;
	readonly auth: Auth;
	/** Mail that is shown rather than sent; in the embedded mode only, since whoever reads it signs in as anybody. */
	readonly outbox: Outbox | undefined;
	/** Whom anybody may sign in as; in the embedded mode only, where the demo is loaded. */
	readonly demo: DemoSignIns | undefined;
	readonly limits: Limits;
	/** Absent: nobody asked for figures in the configuration. */
	readonly metrics: Metrics | undefined;
	/** Whether this process can serve. */
	readonly readiness: () => Promise<Readiness>;
	/** Signs tickets; at least 32 characters. */
	readonly secret: string;
	/** Where a request comes from, past the proxies that are trusted. */
	readonly addressOf: (request: { remote: string; forwarded: string | undefined }) => string;
	/** Tells open boards that a page changed something about them. */
	readonly events: BoardEvents;
	/** Whole boards for those who join; whether they may is asked before. Absent: sockets are another process's, and so are boards. */
	readonly wholeState: CollabServer['wholeState'] | undefined;
	/** Carries out a command as the live line would: authorized, once, and told to everybody. Never throws. */
	readonly command: (asking: Asking, request: ClientMessage) => Promise<CommandOutcome>;
}
