import { documentSchema } from '@small-change/board';
import { boardAccess } from '@small-change/db';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { admission } from '#lib/server/admission.ts';
import { boardAt } from '#lib/server/boards.ts';
import type { RequestHandler } from './$types';

/** Of what shape the asking page knows boards; before there were several it said nothing. */
const asked = z.object({ schema: z.int().default(1) });

/** Gives a short-lived ticket for the board's socket to a page of ours. */
export const POST: RequestHandler = async ({ request, url, params: { board }, locals }) => {
	const { app, person } = locals;
	const isJson = request.headers.get('content-type')?.split(';')[0]?.trim() === 'application/json';
	if (!isJson) error(415, 'Send JSON.');
	if (request.headers.get('origin') !== url.origin) error(403, 'Ask from the board’s own page.');
	if (person === undefined) error(401, 'Say your name on the board’s page first.');
	const known = asked.safeParse(await request.json().catch(() => undefined));
	if (!known.success) error(400, 'Say which shape of boards you know.');
	if (known.data.schema !== documentSchema) error(409, 'This page is out of date. Reload it.');
	const facts = await boardAt(app, { board, person: person.id });
	if (!boardAccess(facts).mayOpen) error(404, 'Page not found');
	return json(admission(app, facts, person), { headers: { 'cache-control': 'no-store' } });
};
