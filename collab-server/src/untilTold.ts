import type { Connection } from '@hocuspocus/server';
import { isDatabaseUnavailable } from '@small-change/db';
import type { Logger } from 'pino';
import { logOf } from './logOf.ts';

/** Between tries. Milliseconds. */
const [firstWait, longestWait] = [250, 2_000];

/**
 * Tells somebody who has just come in what stands outside the document. While the database is away it is
 * tried again, as long as they are there: whoever came in during an outage must not wait for ever.
 */
export async function untilTold(
	connection: Connection,
	log: Logger,
	tell: () => Promise<void>
): Promise<void> {
	const { document } = connection;
	const own = logOf(log, connection);
	for (let wait = firstWait; ; wait = Math.min(longestWait, wait * 2)) {
		try {
			return await tell();
		} catch (error) {
			own.warn({ err: error }, 'what stands outside the document could not be told');
			if (!isDatabaseUnavailable(error)) return;
		}
		await new Promise((resolve) => {
			setTimeout(resolve, wait).unref();
		});
		if (document.isDestroyed || !document.hasConnection(connection)) return;
	}
}
