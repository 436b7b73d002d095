import { conversationsOf, currentProgramme, teamsOf } from '@small-change/db';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, person } }) => {
	const programme = await currentProgramme(app.db);
	if (person === undefined) return { programme, conversations: [], teams: [] };
	const [conversations, teams] = await Promise.all([
		conversationsOf(app.db, { person: person.id }),
		teamsOf(app.db, person.id)
	]);
	return { programme, conversations, teams };
};
