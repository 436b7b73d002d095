import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { App as AppContext } from '#lib/server/App.ts';
import type { Person } from '#lib/server/who.ts';

declare global {
	namespace App {
		interface Platform {
			req: IncomingMessage & { app: AppContext };
		}
		interface Locals {
			app: AppContext;
			/** Stands in the log beside whatever this request says there, and in its answer. */
			request: string;
			log: Logger;
			/** Who asks: signed in, or a guest who has said their name. */
			person?: Person;
			/** `Set-Cookie` lines that the answer carries. */
			cookies: string[];
		}
		interface Error {
			/** Names a failure in the log. */
			reference?: string;
		}
	}
}

export {};
