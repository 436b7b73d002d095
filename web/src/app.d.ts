import type { IncomingMessage } from 'node:http';
import type { App as AppContext } from '#lib/server/App.ts';

declare global {
	namespace App {
		interface Platform {
			req: IncomingMessage & { app: AppContext };
		}
		interface Locals {
			app: AppContext;
			/** Whoever this device belongs to; absent until they have said their name. */
			person?: { id: string; name: string };
		}
		interface Error {
			/** Names a failure in the log. */
			reference?: string;
		}
	}
}

export {};
