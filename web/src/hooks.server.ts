import { building } from '$app/env';
import { formatSession, personByDevice, personBySignIn } from '@small-change/db';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { deviceHash } from '#lib/server/device.ts';
import { secure } from '#lib/server/secure.ts';
import type { Person } from '#lib/server/who.ts';

export const handle: Handle = async ({ event, resolve }) => {
	// A page that is made beforehand is nobody's.
	if (building) return resolve(event);
	if (event.platform === undefined) {
		throw new Error(
			'No platform on the request: serve the site by web/server.ts, not by another adapter.'
		);
	}
	const { app } = event.platform.req;
	event.locals.app = app;
	event.locals.request = crypto.randomUUID().slice(0, 8);
	event.locals.log = app.log.child({ request: event.locals.request });
	event.locals.cookies = [];
	await allOf(event.request);
	if (!isForMachines(event.url.pathname)) event.locals.person = await personOf(event);
	const response = secure(await resolve(event), {
		url: event.url,
		collabUrl: app.config.collabUrl
	});
	response.headers.set('x-request-id', event.locals.request);
	for (const cookie of event.locals.cookies) response.headers.append('set-cookie', cookie);
	return response;
};

/**
 * Waits until all of a request has come: how long that takes is the sender's to decide, and what somebody may do is asked
 * after it. What is too much, or breaks off, fails once more where it is read.
 */
async function allOf(request: Request): Promise<void> {
	if (request.body !== null) await Promise.allSettled([request.clone().arrayBuffer()]);
}

/** What whoever runs the service asks is asked by nobody in particular, and answered without the database. */
function isForMachines(pathname: string): boolean {
	return pathname.startsWith('/health/') || pathname === '/metrics';
}

/** By their session; else, as a guest, by this device. */
async function personOf({ locals, request, cookies }: RequestEvent): Promise<Person | undefined> {
	const { auth, db } = locals.app;
	const known = await auth.who(request.headers);
	locals.cookies.push(...known.cookies);
	if (known.value !== undefined) {
		const { signIn, email, session: id } = known.value;
		const person = await personBySignIn(db, signIn);
		if (person !== undefined) {
			return { ...person, email, session: formatSession({ kind: 'session', id }) };
		}
	}
	const id = deviceHash(cookies);
	if (id === undefined) return undefined;
	const guest = await personByDevice(db, id);
	return guest && { ...guest, session: formatSession({ kind: 'device', id }) };
}

/** Whoever sees a 500 gets the id of their request as a reference: it is also in the log. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind === 'framework' && error.status === 413) return { message: tooMuch };
	if (kind !== 'unknown') return;
	// Not its address: a board's is its key.
	const route = event.route.id;
	event.locals.log?.error({ err: error, route }, 'a request failed');
	return { message: 'Something went wrong on our side.', reference: event.locals.request };
};

const tooMuch = 'This is too much for a form. Go back, make it shorter, and send it again.';
