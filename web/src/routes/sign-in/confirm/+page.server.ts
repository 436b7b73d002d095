import { welcomeSignIn } from '@small-change/db';
import { fail, redirect } from '@sveltejs/kit';
import { forgetDevice } from '#lib/server/device.ts';
import { safeNext } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail scanners open links too. The button uses it up. */
export const load: PageServerLoad = ({ url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return {
		token: url.searchParams.get('token') ?? '',
		next: safeNext(url.searchParams.get('next'))
	};
};

export const actions: Actions = {
	default: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const token = form.get('token');
		const used =
			typeof token === 'string' && /^[A-Za-z]{20,64}$/.test(token)
				? await locals.app.auth.useLink(token, request.headers)
				: undefined;
		if (used === undefined) return fail(400, { isSpent: true });
		const { signIn, email } = used.value;
		const guest = locals.person?.email === undefined ? locals.person?.id : undefined;
		const { isNew } = await welcomeSignIn(locals.app.db, { signIn, name: nameFrom(email), guest });
		locals.cookies = used.cookies;
		forgetDevice(cookies);
		const field = form.get('next');
		const next = safeNext(typeof field === 'string' ? field : undefined);
		redirect(303, isNew ? `/account?next=${encodeURIComponent(next)}` : next);
	}
};

/** A first guess at a name: `amina.rahman@…` is Amina Rahman. */
function nameFrom(email: string): string {
	const words = (email.split('@')[0] ?? '').split(/[._\-+\d]+/).filter((word) => word !== '');
	const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
	return name.slice(0, 60) || 'New colleague';
}
