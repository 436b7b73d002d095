import type { Server } from 'node:http';
import type { Logger } from 'pino';

/** How long a stop may take before what is left is abandoned. Milliseconds. */
const patience = 10_000;

/**
 * Ends the process in order at Ctrl-C, at a `kill`, and when its terminal closes. On Windows a `kill` cannot be noticed:
 * there whoever started it says `shutdown`, as process managers do.
 */
export function endOnSignals(
	{ log, stop }: { log: Logger; stop(): Promise<void> },
	server: Server
): void {
	let ending = false;
	const end = async (signal: string): Promise<void> => {
		if (ending) return;
		ending = true;
		log.info({ signal }, 'stopping');
		setTimeout(() => process.exit(1), patience).unref();
		server.close();
		server.closeIdleConnections();
		try {
			await stop();
		} catch (error) {
			log.error({ err: error }, 'did not stop cleanly');
		}
		process.exit(0);
	};
	process.on('SIGINT', (signal) => void end(signal));
	process.on('SIGTERM', (signal) => void end(signal));
	process.on('SIGHUP', (signal) => void end(signal));
	process.on('message', (message) => {
		if (message === 'shutdown') void end(message);
	});
}
