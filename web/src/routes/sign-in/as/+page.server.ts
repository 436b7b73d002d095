import { error, redirect } from '@sveltejs/kit';
import { enter } from '#lib/server/enter.ts';
import { addressOf } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => {
	if (app.demo === undefined) error(404, 'Page not found');
	redirect(303, '/sign-in');
};

export const actions: Actions = {
	/** One of the people of the demo, without a mail. */
	default: async (event) => {
		const { app } = event.locals;
		const form = await event.request.formData();
		const person = app.demo?.people.find(({ email }) => email === form.get('email'));
		if (app.demo === undefined || person === undefined) error(404, 'Page not found');
		if (!app.limits.mailsFrom.take(addressOf(event))) {
			error(429, 'Too many people signed in from here. Wait a few minutes and try again.');
		}
		const used = await app.demo.signIn(person.email, event.request.headers);
		return enter(event, { used, next: form.get('next') });
	}
};
