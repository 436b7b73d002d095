import { randomUUID } from 'node:crypto';
import { boardAccess, signTicket } from '@small-change/db';
import { error, json } from '@sveltejs/kit';
import { boardAt } from '#lib/server/boards.ts';
import type { RequestHandler } from './$types';

const fiveMinutes = 5 * 60 * 1000;

/** Gives a short-lived ticket for the board's socket to a page of ours. */
export const POST: RequestHandler = async ({ request, url, params: { board }, locals }) => {
	const { app, person } = locals;
	const isJson = request.headers.get('content-type')?.split(';')[0]?.trim() === 'application/json';
	if (!isJson) error(415, 'Send JSON.');
	if (request.headers.get('origin') !== url.origin) error(403, 'Ask from the board’s own page.');
	if (person === undefined) error(401, 'Say your name on the board’s page first.');
	const facts = await boardAt(app, { board, person: person.id });
	if (!boardAccess(facts).mayOpen) error(404, 'Page not found');
	const ticket = signTicket(app.secret, {
		person: person.id,
		name: person.name,
		board,
		session: randomUUID(),
		expires: Date.now() + fiveMinutes
	});
	return json({ ticket, url: `/collab/${board}` }, { headers: { 'cache-control': 'no-store' } });
};
