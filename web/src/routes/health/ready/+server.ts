import { personByDevice } from '@small-change/db';
import type { RequestHandler } from './$types';

/** Whether it can serve: the database answers. */
export const GET: RequestHandler = async ({ locals: { app } }) => {
	const headers = { 'content-type': 'text/plain' };
	try {
		await personByDevice(app.db, 'no device');
	} catch (error) {
		app.log.warn({ err: error }, 'not ready');
		return new Response('the database does not answer\n', { status: 503, headers });
	}
	return new Response('ok\n', { headers });
};
