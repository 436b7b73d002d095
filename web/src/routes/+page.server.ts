import {
	beginningsFor,
	conversationsOf,
	currentProgramme,
	listExperiments,
	participationsOf,
	teamsOf
} from '@small-change/db';
import { nextStep } from '#lib/experiments/nextStep.ts';
import { guidesToLeadBy } from '#lib/server/guides.ts';
import { dayInWords, dayOf } from '#lib/page/dates.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, person } }) => {
	const programme = await currentProgramme(app.db);
	if (person === undefined) {
		const nothing = { conversations: [], tookPart: 0, teams: [], saved: [], guides: [], steps: [] };
		return { programme, ...nothing };
	}
	const [conversations, tookPart, teams, saved, owned] = await Promise.all([
		conversationsOf(app.db, { person: person.id }),
		participationsOf(app.db, person.id),
		teamsOf(app.db, person.id),
		beginningsFor(app.db, person.id),
		listExperiments(app.db, { owner: person.id })
	]);
	const today = dayOf(new Date());
	const steps = owned.flatMap((line) => nextStep(line, today) ?? []);
	const heldOn = new Map(
		tookPart.map(({ conversation, closedAt }) => [conversation, dayInWords(dayOf(closedAt))])
	);
	return {
		programme,
		conversations: conversations.map((one) => ({ ...one, heldOn: heldOn.get(one.id) })),
		tookPart: tookPart.length,
		teams,
		saved,
		guides: await guidesToLeadBy(app, teams),
		steps: steps.toSorted((a, b) => Number(b.urgent) - Number(a.urgent))
	};
};
