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
	if (locals.person?.email !== undefined) {
		locals.cookies = await locals.app.auth.signOut(request.headers, options);
	}
	forgetDevice(cookies);
	// Browsers heed it over HTTPS alone; the page it leads to wipes the copies of boards by itself.
	setHeaders({ 'clear-site-data': '"storage"' });
	redirect(303, '/sign-out/done');
}
