import { fail } from '@sveltejs/kit';
import { enter } from '#lib/server/enter.ts';
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
	default: async (event) => {
		const { request, locals } = event;
		const form = await request.formData();
		const token = form.get('token');
		const used =
			typeof token === 'string' && /^[A-Za-z]{20,64}$/.test(token)
				? await locals.app.auth.useLink(token, request.headers)
				: undefined;
		if (used === undefined) return fail(400, { isSpent: true });
		return enter(event, { used, next: form.get('next') });
	}
};
