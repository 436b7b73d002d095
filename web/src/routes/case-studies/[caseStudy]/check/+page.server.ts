import { publishCaseStudy } from '@small-change/db';
import { fail, redirect } from '@sveltejs/kit';
import { caseStudyAt, missingIn } from '#lib/server/caseStudies.ts';
import { textOf } from '#lib/server/experimentForm.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, person } }) => {
	const { caseStudy } = await caseStudyAt(app, { ...params, person, toEdit: true });
	return { caseStudy, missing: missingIn(caseStudy) };
};

export const actions: Actions = {
	default: async ({ params, request, locals: { app, person } }) => {
		const { caseStudy } = await caseStudyAt(app, { ...params, person, toEdit: true });
		if (missingIn(caseStudy).length > 0) return fail(400, { isIncomplete: true });
		const version = Number(textOf(await request.formData(), 'version'));
		const outcome = await publishCaseStudy(app.db, { caseStudy: caseStudy.id, version });
		if (outcome === 'stale') return fail(409, { isStale: true });
		redirect(303, `/case-studies/${caseStudy.id}`);
	}
};
