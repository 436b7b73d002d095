import { personByDevice } from '@small-change/db';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { deviceHash } from '#lib/server/device.ts';
import { secure } from '#lib/server/secure.ts';

export const handle: Handle = async ({ event, resolve }) => {
	if (event.platform === undefined) {
		throw new Error(
			'No platform on the request: serve the site by web/server.ts, not by another adapter.'
		);
	}
	const { app } = event.platform.req;
	event.locals.app = app;
	const isPage = !event.url.pathname.startsWith('/health/');
	const tokenHash = isPage ? deviceHash(event.cookies) : undefined;
	if (tokenHash !== undefined) event.locals.person = await personByDevice(app.db, tokenHash);
	return secure(await resolve(event), event.url);
};

/** Whoever sees a 500 gets a reference that is also in the log. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind !== 'unknown') return;
	const reference = crypto.randomUUID().slice(0, 8);
	const { pathname } = event.url;
	event.locals.app?.log.error({ err: error, pathname, reference }, 'a request failed');
	return { message: 'Something went wrong on our side.', reference };
};
