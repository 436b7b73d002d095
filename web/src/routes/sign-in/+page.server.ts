import { fail, redirect } from '@sveltejs/kit';
import { emailField, readForm } from '#lib/server/forms.ts';
import { addressOf, safeNext } from '#lib/server/who.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, person }, url }) => {
	const next = safeNext(url.searchParams.get('next'));
	if (person?.email !== undefined) redirect(303, next);
	return {
		isPossible: app.config.smtpUrl !== undefined || app.outbox !== undefined,
		demoPeople: app.demo?.people ?? [],
		next
	};
};

export const actions: Actions = {
	/** The same answer whatever the address, and however often: nobody learns who is known here. */
	default: async (event) => {
		const { request, locals, url } = event;
		const { app } = locals;
		const form = await request.formData();
		const { values, errors } = readForm(z.object({ email: emailField }), form);
		if (errors) return fail(400, { errors, email: entered(form.get('email')) });
		const { email } = values;
		if (!app.limits.mailsFrom.take(addressOf(event))) {
			const tooMany = 'Too many links were requested from here. Wait a few minutes and try again';
			return fail(429, { errors: { email: tooMany }, email });
		}
		const next = safeNext(url.searchParams.get('next'));
		if (app.limits.mailsTo.take(email)) {
			const origin = app.config.origin ?? url.origin;
			try {
				await app.auth.requestLink(email, { headers: request.headers, origin, next });
			} catch (error) {
				locals.log.error({ err: error }, 'a sign-in mail could not be sent');
				const later = 'We cannot send email at the moment. Try again in a few minutes';
				return fail(503, { errors: { email: later }, email });
			}
		}
		redirect(303, '/sign-in/sent');
	}
};

function entered(value: FormDataEntryValue | null): string {
	return typeof value === 'string' ? value : '';
}
