import { createTeam, listDepartments } from '@small-change/db';
import { fail, redirect } from '@sveltejs/kit';
import { newInvitation } from '#lib/server/codes.ts';
import { enteredIn, readForm, teamFields } from '#lib/server/forms.ts';
import type { FormErrors } from '#lib/server/forms.ts';
import { safeNext, signedIn } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	return { departments: await listDepartments(event.locals.app.db) };
};

export const actions: Actions = {
	default: async (event) => {
		const { id: person } = signedIn(event);
		const { db } = event.locals.app;
		const form = await event.request.formData();
		const { values, errors } = readForm(teamFields, form);
		const entered = enteredIn(form);
		if (errors) return fail(400, { errors, entered });
		const departments = await listDepartments(db);
		if (!departments.some(({ id }) => id === values.department)) {
			const unknown: FormErrors = { department: 'Choose your department' };
			return fail(400, { errors: unknown, entered });
		}
		const { id } = await createTeam(db, { ...values, invitation: newInvitation(), person });
		const next = event.url.searchParams.get('next');
		redirect(303, next === null ? `/teams/${id}` : safeNext(next));
	}
};
