import type { Logger } from 'pino';

/**
 * The log of one socket: its lines bear an id by which they are found together, and nothing that names anybody. Not for commands:
 * a line that says who asked would tell whose the nameless ones on that socket are.
 */
export function logOf(log: Logger, { socketId }: { socketId: string }): Logger {
	return log.child({ connection: socketId });
}
