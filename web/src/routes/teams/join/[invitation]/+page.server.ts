import { joinTeam } from '@small-change/db';
import { error, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { byInvitation } from '#lib/server/codes.ts';
import { guesserOf, signedIn } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { name } = await teamAt(event);
	return { team: name };
};

export const actions: Actions = {
	default: async (event) => {
		const { id: person } = signedIn(event);
		const { id: team } = await teamAt(event);
		await joinTeam(event.locals.app.db, { team, person });
		redirect(303, `/teams/${team}`);
	}
};

async function teamAt(
	event: Pick<RequestEvent, 'params' | 'locals' | 'request' | 'getClientAddress'>
): Promise<{ id: string; name: string }> {
	const invitation = event.params['invitation'] ?? '';
	const found = await byInvitation(event.locals.app, guesserOf(event), invitation);
	if (found === undefined) error(404, 'Page not found');
	return found;
}
