import { publishCaseStudy } from '@small-change/db';
import { fail, redirect } from '@sveltejs/kit';
import { missingIn } from '#lib/caseStudies/sections.ts';
import { caseStudyAt } from '#lib/server/caseStudies.ts';
import { versionIn } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, person } }) => {
	const { caseStudy } = await caseStudyAt(app, { ...params, person, toEdit: true });
	return { caseStudy };
};

export const actions: Actions = {
	default: async ({ params, request, locals: { app, person } }) => {
		const { caseStudy } = await caseStudyAt(app, { ...params, person, toEdit: true });
		const errors = missingIn(caseStudy);
		if (Object.keys(errors).length > 0) return fail(400, { errors });
		const version = versionIn(await request.formData());
		const outcome = await publishCaseStudy(app.db, { caseStudy: caseStudy.id, version });
		if (outcome === 'stale') return fail(409, { problem: changed });
		redirect(303, `/case-studies/${caseStudy.id}`);
	}
};

const changed = 'Somebody else has changed it. Below is what it says now. Check it, then publish.';
