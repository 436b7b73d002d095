import type { Client } from 'pg';
import { DbError } from './errors.ts';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.ts';
import { withClient } from './withClient.ts';

/**
 * Does something on one connection to the database that an operator named. `purpose`: a word for `pg_stat_activity`.
 * @throws DbError `database_unusable` where it cannot be reached
 */
export async function reachClient<Result>(
	url: string,
	purpose: string,
	work: (client: Client) => Promise<Result>
): Promise<Result> {
	if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
		const cure =
			'DATABASE_URL is no address of a database: write postgres://user:password@host:5432/name.';
		throw new DbError('database_unusable', cure);
	}
	const config = { connectionString: url, application_name: `small-change ${purpose}` };
	try {
		return await withClient(config, work);
	} catch (error) {
		if (!isDatabaseUnavailable(error)) throw error;
		throw new DbError(
			'database_unusable',
			`The database at ${new URL(url).host} cannot be used (${reasonOf(error)}): check that it runs and that DATABASE_URL is right.`,
			{ cause: error }
		);
	}
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause === undefined ? error.message || error.name : reasonOf(error.cause);
}
