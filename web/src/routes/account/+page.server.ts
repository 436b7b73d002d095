import { participationsOf, renamePerson } from '@small-change/db';
import { fail, redirect } from '@sveltejs/kit';
import { dayInWords, dayOf } from '#lib/page/dates.ts';
import { isAdministrator } from '#lib/server/administrators.ts';
import { enteredIn, nameField, readForm } from '#lib/server/forms.ts';
import { safeNext, signedIn } from '#lib/server/who.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app, person } = event.locals;
	// A guest has this device alone, and can leave it.
	const { id, name, email } = person ?? signedIn(event);
	const tookPart = await participationsOf(app.db, id);
	return {
		name,
		email,
		tookPart: tookPart.map((one) => ({ ...one, day: dayInWords(dayOf(one.closedAt)) })),
		isNew: event.url.searchParams.has('next'),
		isAdministrator: isAdministrator(app, person)
	};
};

export const actions: Actions = {
	rename: async (event) => {
		const { id } = event.locals.person ?? signedIn(event);
		const form = await event.request.formData();
		const { values, errors } = readForm(z.object({ name: nameField }), form);
		if (errors) return fail(400, { errors, entered: enteredIn(form) });
		await renamePerson(event.locals.app.db, { person: id, name: values.name });
		const next = event.url.searchParams.get('next');
		if (next !== null) redirect(303, safeNext(next));
		return { saved: true, entered: undefined };
	}
};
