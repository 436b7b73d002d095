import { beginningsFor, teamsOf } from '@small-change/db';
import { begin } from '#lib/server/begin.ts';
import { guidesToLeadBy } from '#lib/server/guides.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, person }, url }) => {
	const teams = person === undefined ? [] : await teamsOf(app.db, person.id);
	return {
		teams,
		saved: person === undefined ? [] : await beginningsFor(app.db, person.id),
		guides: await guidesToLeadBy(app, teams),
		team: url.searchParams.get('team') ?? ''
	};
};

export const actions: Actions = { default: begin };
