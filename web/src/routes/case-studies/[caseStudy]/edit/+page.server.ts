import { caseStudyAt } from '#lib/server/caseStudies.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, person } }) =>
	caseStudyAt(app, { ...params, person, toEdit: true });
