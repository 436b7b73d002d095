import { fail, redirect } from '@sveltejs/kit';
import { boardAt } from '#lib/server/boards.ts';
import { welcomeGuest } from '#lib/server/device.ts';
import { nameField, readForm } from '#lib/server/forms.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { board }, locals: { app, person } }) => {
	const facts = await boardAt(app, { board, person: person?.id });
	if (person !== undefined) redirect(303, `/b/${board}`);
	return { title: facts.title };
};

export const actions: Actions = {
	default: async ({ request, params: { board }, locals, cookies, url }) => {
		await boardAt(locals.app, { board, person: locals.person?.id });
		const form = await request.formData();
		const { values, errors } = readForm(z.object({ name: nameField }), form);
		if (errors) return fail(400, { errors, name: String(form.get('name') ?? '') });
		if (locals.person === undefined) {
			await welcomeGuest(locals.app, { name: values.name, cookies, url });
		}
		redirect(303, `/b/${board}`);
	}
};
