import { listDepartments } from '@small-change/db';
import { redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/server/who.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const departments = await listDepartments(event.locals.app.db);
	const asked = event.url.searchParams.get('department');
	const found = departments.find(({ id }) => id === asked);
	if (found !== undefined) redirect(303, `/departments/${found.id}/guide`);
	return {
		departments,
		error: asked === null ? undefined : 'Choose a department'
	};
};
