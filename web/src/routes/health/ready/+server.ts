import type { RequestHandler } from './$types';

/** Whether it can serve, and the cure where it cannot. */
export const GET: RequestHandler = async ({ locals: { app } }) => {
	const { status, words } = await app.readiness();
	return new Response(`${words}\n`, { status, headers: { 'content-type': 'text/plain' } });
};
