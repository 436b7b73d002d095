import { beginningsFor, teamsOf } from '@small-change/db';
import { begin } from '#lib/server/begin.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, person }, url }) => ({
	teams: person === undefined ? [] : await teamsOf(app.db, person.id),
	saved: person === undefined ? [] : await beginningsFor(app.db, person.id),
	team: url.searchParams.get('team') ?? ''
});

export const actions: Actions = { default: begin };
