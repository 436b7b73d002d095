import { currentProgramme, keepProgramme } from '@small-change/db';
import { fail } from '@sveltejs/kit';
import { administratorsOnly } from '#lib/server/administrators.ts';
import { enteredIn } from '#lib/server/forms.ts';
import { readProgramme } from '#lib/server/programmeForm.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	administratorsOnly(locals);
	return { programme: await currentProgramme(locals.app.db) };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		administratorsOnly(locals);
		const form = await request.formData();
		const { values, errors } = readProgramme(form);
		const entered = enteredIn(form);
		if (errors) return fail(400, { errors, entered });
		await keepProgramme(locals.app.db, values);
		return { saved: true };
	}
};
