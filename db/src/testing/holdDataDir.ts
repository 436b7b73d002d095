import { startEmbeddedPostgres } from '../embedded/startEmbeddedPostgres.ts';

/** Run as a process of its own by tests that kill it: starts a database on the folder in its argument. */
const [dataDir = ''] = process.argv.slice(2);
const quiet = () => undefined;
const { url, pid } = await startEmbeddedPostgres({
	dataDir,
	log: { info: quiet, warn: quiet, error: quiet }
});
console.log(JSON.stringify({ url, pid }));
