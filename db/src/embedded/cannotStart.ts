import { DbError } from '../errors.ts';

export function cannotStart(why: string, cause?: unknown): DbError {
	return new DbError(
		'cannot_start_postgres',
		`The embedded database cannot start (${why}): set DATABASE_URL to a Postgres 15 or later of your own.`,
		{ cause }
	);
}
