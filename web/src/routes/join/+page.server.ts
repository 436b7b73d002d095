import { fail, redirect } from '@sveltejs/kit';
import { byCode, readCode } from '#lib/server/codes.ts';
import { guesserOf } from '#lib/server/who.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const entered = form.get('code');
		const code = readCode(typeof entered === 'string' ? entered : '');
		if (code === '') return fail(400, { errors: { code: 'Enter the code' }, code });
		const found = await byCode(event.locals.app, guesserOf(event), code);
		if (found === undefined) {
			const wrong =
				'There is no conversation with this code. Check it with the person who gave it to you';
			return fail(404, { errors: { code: wrong }, code });
		}
		redirect(303, `/join/${code}`);
	}
};
