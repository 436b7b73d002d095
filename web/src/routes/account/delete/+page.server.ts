import { deleteAccount, teamsLedAlone } from '@small-change/db';
import { fail, redirect } from '@sveltejs/kit';
import { forgetDevice } from '#lib/server/device.ts';
import { signedIn } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app, person } = event.locals;
	const { id, email } = person ?? signedIn(event);
	return { email, leadsAlone: await teamsLedAlone(app.db, id) };
};

export const actions: Actions = {
	default: async (event) => {
		const { app, person } = event.locals;
		const { id } = person ?? signedIn(event);
		if ((await event.request.formData()).get('sure') !== 'yes') {
			return fail(400, { errors: { sure: 'Confirm that you want to delete your account' } });
		}
		const boards = await deleteAccount(app.db, id);
		if (boards === 'leads-alone') {
			return fail(409, {
				errors: { sure: 'Make somebody else a facilitator of your teams first' }
			});
		}
		for (const board of boards) {
			app.events.changed(board);
			app.events.renamed(board);
		}
		forgetDevice(event.cookies);
		event.setHeaders({ 'clear-site-data': '"storage"' });
		redirect(303, '/sign-out/done?deleted');
	}
};
