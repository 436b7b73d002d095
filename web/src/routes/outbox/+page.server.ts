import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => {
	const { outbox } = app;
	if (outbox === undefined) error(404, 'Page not found');
	return { mails: outbox.mails };
};
