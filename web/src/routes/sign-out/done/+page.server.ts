import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** A link from elsewhere must not wipe the copies of somebody who is here. */
export const load: PageServerLoad = ({ locals: { person } }) => {
	if (person !== undefined) redirect(303, '/');
};
