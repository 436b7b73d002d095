import { adoptionsOf, checkInsOf, unpublishCaseStudy } from '@small-change/db';
import { redirect } from '@sveltejs/kit';
import { caseStudyAt } from '#lib/server/caseStudies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, person } }) => {
	const { caseStudy, mayEdit } = await caseStudyAt(app, { ...params, person });
	const { id, measured } = caseStudy;
	const [adoptions, log] = await Promise.all([
		adoptionsOf(app.db, id),
		measured === null ? [] : checkInsOf(app.db, measured.id)
	]);
	return {
		caseStudy,
		mayEdit,
		adoptions: adoptions.map(({ experiment: _experiment, ...adoption }) => adoption),
		/** Numbers alone: what the team wrote beside them stays in its experiment. */
		log: log.map((entry) => ({ id: entry.id, day: entry.day, value: entry.value }))
	};
};

export const actions: Actions = {
	unpublish: async ({ params, locals: { app, person } }) => {
		const { caseStudy } = await caseStudyAt(app, { ...params, person, toEdit: true });
		await unpublishCaseStudy(app.db, caseStudy.id);
		redirect(303, `/case-studies/${caseStudy.id}/edit`);
	}
};
