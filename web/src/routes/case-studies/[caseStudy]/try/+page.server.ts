import { randomUUID } from 'node:crypto';
import { adoptCaseStudy, readTeamAccess, teamsOf } from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import { caseStudyAt, planFromCaseStudy } from '#lib/server/caseStudies.ts';
import { textOf } from '#lib/server/forms.ts';
import { isUuid } from '#lib/server/isUuid.ts';
import { signedIn } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app } = event.locals;
	const { caseStudy } = await caseStudyAt(app, { ...event.params, person: event.locals.person });
	if (caseStudy.publishedAt === null) error(404, 'Page not found');
	const person = signedIn(event);
	return {
		id: caseStudy.id,
		experiment: randomUUID(),
		title: caseStudy.title,
		here: event.url.pathname,
		teams: await teamsOf(app.db, person.id)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const { caseStudy } = await caseStudyAt(app, { ...event.params, person: event.locals.person });
		if (caseStudy.publishedAt === null) error(404, 'Page not found');
		const person = signedIn(event);
		const form = await event.request.formData();
		const team = textOf(form, 'team');
		const given = textOf(form, 'experiment');
		const isMine =
			isUuid(team) && (await readTeamAccess(app.db, { team, person: person.id })) !== undefined;
		if (!isMine) return fail(400, { errors: { team: 'Choose the team that will try it' } });
		const { id } = await adoptCaseStudy(app.db, {
			id: isUuid(given) ? given : undefined,
			caseStudy: caseStudy.id,
			team,
			plan: planFromCaseStudy(caseStudy, person.id)
		});
		redirect(303, `/experiments/${id}`);
	}
};
