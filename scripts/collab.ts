import { startCollabProcess } from '../collab-server/src/index.ts';
import type { CollabProcess } from '../collab-server/src/index.ts';
import { DbError } from '../db/src/index.ts';
import { ConfigError, parseConfig } from '../web/src/lib/server/config.ts';
import { endOnSignals } from '../web/startup/endOnSignals.ts';
import { ListenError, listen } from '../web/startup/httpServer.ts';

let started: CollabProcess | undefined;
try {
	const { databaseUrl, origin, secret, ...config } = parseConfig(process.env);
	if (databaseUrl === undefined || secret === undefined || origin === undefined) {
		throw new ConfigError(
			'DATABASE_URL, SECRET and ORIGIN are needed here, the same as where the pages come from.'
		);
	}
	started = await startCollabProcess({ ...config, databaseUrl, secret, origin });
	const port = await listen(started.server, config);
	endOnSignals(started, started.server);
	console.log(`Sockets of ${origin} are served on port ${port}.`);
} catch (error) {
	await started?.stop();
	const known =
		error instanceof ConfigError || error instanceof DbError || error instanceof ListenError;
	console.error(known ? error.message : error);
	process.exit(1);
}
