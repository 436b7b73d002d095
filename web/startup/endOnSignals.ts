import type { Server } from 'node:http';
import type { Application } from './application.ts';

/** How long a stop may take before what is left is abandoned. Milliseconds. */
const patience = 10_000;

/** Ends the process in order at Ctrl-C, at a `kill`, and when its terminal closes. */
export function endOnSignals(application: Application, server: Server): void {
	let ending = false;
	const end = async (signal: NodeJS.Signals): Promise<void> => {
		if (ending) return;
		ending = true;
		application.app.log.info({ signal }, 'stopping');
		setTimeout(() => process.exit(1), patience).unref();
		server.close();
		server.closeIdleConnections();
		try {
			await application.stop();
		} catch (error) {
			application.app.log.error({ err: error }, 'did not stop cleanly');
		}
		process.exit(0);
	};
	process.on('SIGINT', (signal) => void end(signal));
	process.on('SIGTERM', (signal) => void end(signal));
	process.on('SIGHUP', (signal) => void end(signal));
}
