import { endSessions } from '@small-change/db';
import { redirect } from '@sveltejs/kit';
import { forgetDevice } from '#lib/server/device.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = () => redirect(303, '/account');

export const actions: Actions = {
	here: (event) => signOut(event, { everywhere: false }),
	everywhere: (event) => signOut(event, { everywhere: true })
};

async function signOut(
	{ request, locals, cookies, setHeaders }: RequestEvent,
	options: { everywhere: boolean }
): Promise<never> {
	const { app, person } = locals;
	if (person !== undefined) {
		const session = options.everywhere ? 'all' : person.session;
		const boards = await endSessions(app.db, { person: person.id, session });
		for (const board of boards) app.events.changed(board);
	}
	if (person?.email !== undefined) locals.cookies = await app.auth.signOut(request.headers);
	forgetDevice(cookies);
	// Browsers heed it over HTTPS alone; the page it leads to wipes the copies of boards by itself.
	setHeaders({ 'clear-site-data': '"storage"' });
	redirect(303, '/sign-out/done');
}
