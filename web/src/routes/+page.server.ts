import { boardsOf } from '@small-change/db';
import { fail, redirect } from '@sveltejs/kit';
import { makeBoard } from '#lib/server/boards.ts';
import { welcomeGuest } from '#lib/server/device.ts';
import { boardFields, nameField, readForm } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, person } }) => ({
	name: person?.name,
	boards: person === undefined ? [] : await boardsOf(app.db, person.id)
});

export const actions: Actions = {
	create: async ({ request, locals, cookies, url }) => {
		const form = await request.formData();
		const schema =
			locals.person === undefined ? boardFields.extend({ name: nameField }) : boardFields;
		const { values, errors } = readForm(schema, form);
		if (errors) {
			const entered = Object.fromEntries(form) as Record<string, string>;
			return fail(400, { errors, entered });
		}
		const name = 'name' in values ? String(values.name) : '';
		const owner = locals.person ?? (await welcomeGuest(locals.app, { name, cookies, url }));
		const board = await makeBoard(locals.app, { ...values, owner: owner.id });
		redirect(303, `/b/${board}`);
	}
};
