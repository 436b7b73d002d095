import { DbError, migrate } from '../db/src/index.ts';

const url = process.env['DATABASE_URL'];
if (url === undefined || url === '') {
	console.error(
		'DATABASE_URL is missing: name the database to migrate. The embedded one migrates at each start.'
	);
	process.exit(1);
}
try {
	await migrate(url);
	console.log('The database is up to date.');
} catch (error) {
	console.error(error instanceof DbError ? error.message : error);
	process.exitCode = 1;
}
