import { DbError } from './errors.ts';

/** What Node says when a connection cannot be made, or breaks. */
const connectionCodes = new Set([
	'EAI_AGAIN',
	'ECONNABORTED',
	'ECONNREFUSED',
	'ECONNRESET',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOTFOUND',
	'EPIPE',
	'ETIMEDOUT'
]);

/** What the driver says then; it gives these no codes. */
const driverMessages = new Set([
	'Client has encountered a connection error and is not queryable',
	'Client was closed and is not queryable',
	'Connection terminated',
	'Connection terminated due to connection timeout',
	'Connection terminated unexpectedly',
	'Query read timeout',
	'timeout exceeded when trying to connect',
	'timeout expired'
]);

/**
 * Classes and codes of Postgres (https://www.postgresql.org/docs/current/errcodes-appendix.html) that
 * speak of the server's state, not of the statement: connection, credentials, no such database, resources (disk
 * full), shutdown, timeouts, input and output, read-only standby, deadlock, serialization, broken storage.
 */
const serverStates =
	/^(08...|28...|3D000|53...|57014|57P0.|55P03|58...|25006|25P0[34]|40001|40P01|XX00[12])$/;

/**
 * Whether an error says that the database cannot be used at the moment, so that the same thing may be
 * tried again; otherwise it is a mistake in the program or in what it was given.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if (error instanceof DbError) return error.code === 'storage_timeout';
	if (error instanceof AggregateError && error.errors.some(isDatabaseUnavailable)) return true;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	if (connectionCodes.has(code) || serverStates.test(code)) return true;
	if (driverMessages.has(error.message)) return true;
	return isDatabaseUnavailable(error.cause);
}
