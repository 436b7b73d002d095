import { adoptionsOf, checkInsOf, unpublishCaseStudy } from '@small-change/db';
import type { CaseStudy } from '@small-change/db';
import { redirect } from '@sveltejs/kit';
import { caseStudyAt } from '#lib/server/caseStudies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, person } }) => {
	const { caseStudy, mayEdit } = await caseStudyAt(app, { ...params, person });
	const { measured } = caseStudy;
	const [adoptions, log] = await Promise.all([
		adoptionsOf(app.db, caseStudy.id),
		measured === null ? [] : checkInsOf(app.db, measured.id)
	]);
	return {
		caseStudy: asRead(caseStudy),
		mayEdit,
		adoptions: adoptions
			.filter(({ teamId }) => teamId !== caseStudy.team)
			.map(({ team, department, status, outcome }) => ({ team, department, status, outcome })),
		/** Numbers alone: what the team wrote beside them stays in its experiment. */
		log: log.map(({ day, value }, index) => ({ id: String(index), day, value }))
	};
};

/** What readers are given: no ids of people, teams and experiments. */
function asRead({ measured, ...caseStudy }: CaseStudy) {
	const { experiment, team, author, version, createdAt, theme, ...told } = caseStudy;
	return { ...told, measured: measured && withoutId(measured) };
}

function withoutId({ id, ...measured }: NonNullable<CaseStudy['measured']>) {
	return measured;
}

export const actions: Actions = {
	unpublish: async ({ params, locals: { app, person } }) => {
		const { caseStudy } = await caseStudyAt(app, { ...params, person, toEdit: true });
		await unpublishCaseStudy(app.db, caseStudy.id);
		redirect(303, `/case-studies/${caseStudy.id}/edit`);
	}
};
