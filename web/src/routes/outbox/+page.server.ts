import { error } from '@sveltejs/kit';
import { outboxOf } from '#lib/server/outbox.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => {
	const outbox = outboxOf(app);
	if (outbox === undefined) error(404, 'Page not found');
	return { mails: outbox.mails };
};
