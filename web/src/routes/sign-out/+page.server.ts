import { redirect } from '@sveltejs/kit';
import { forgetDevice } from '#lib/server/device.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/account');

export const actions: Actions = {
	here: async ({ request, locals, cookies }) => {
		locals.cookies = await locals.app.auth.signOut(request.headers, { everywhere: false });
		forgetDevice(cookies);
		redirect(303, '/');
	},
	everywhere: async ({ request, locals, cookies }) => {
		locals.cookies = await locals.app.auth.signOut(request.headers, { everywhere: true });
		forgetDevice(cookies);
		redirect(303, '/');
	}
};
