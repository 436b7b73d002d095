import {
	beginningsFor,
	conversationsOf,
	currentProgramme,
	listExperiments,
	teamsOf
} from '@small-change/db';
import { nextStep } from '#lib/experiments/nextStep.ts';
import { guidesToLeadBy } from '#lib/server/guides.ts';
import { dayOf } from '#lib/page/dates.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, person } }) => {
	const programme = await currentProgramme(app.db);
	if (person === undefined) {
		return { programme, conversations: [], teams: [], saved: [], guides: [], steps: [] };
	}
	const [conversations, teams, saved, owned] = await Promise.all([
		conversationsOf(app.db, { person: person.id }),
		teamsOf(app.db, person.id),
		beginningsFor(app.db, person.id),
		listExperiments(app.db, { owner: person.id })
	]);
	const today = dayOf(new Date());
	const steps = owned.flatMap((line) => nextStep(line, today) ?? []);
	return {
		programme,
		conversations,
		teams,
		saved,
		guides: await guidesToLeadBy(app, teams),
		steps: steps.toSorted((a, b) => Number(b.urgent) - Number(a.urgent))
	};
};
