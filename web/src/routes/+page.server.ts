import { conversationsOf, teamsOf } from '@small-change/db';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, person } }) => {
	if (person === undefined) return { conversations: [], teams: [] };
	const [conversations, teams] = await Promise.all([
		conversationsOf(app.db, { person: person.id }),
		teamsOf(app.db, person.id)
	]);
	return { conversations, teams };
};
