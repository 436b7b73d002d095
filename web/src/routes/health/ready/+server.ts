import { DbError, requireCurrentSchema } from '@small-change/db';
import type { RequestHandler } from './$types';

/** Whether it can serve: the database answers and is at this version's schema. */
export const GET: RequestHandler = async ({ locals: { app } }) => {
	const headers = { 'content-type': 'text/plain' };
	try {
		await requireCurrentSchema(app.db.$client);
	} catch (error) {
		app.log.warn({ err: error }, 'not ready');
		const cure = error instanceof DbError ? error.message : noAnswer;
		return new Response(`${cure}\n`, { status: 503, headers });
	}
	return new Response('ok\n', { headers });
};

const noAnswer = 'The database does not answer: check that it runs and that DATABASE_URL is right.';
