import { changeCaseStudy } from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import { answerInWords, sections } from '#lib/caseStudies/sections.ts';
import type { Section } from '#lib/caseStudies/sections.ts';
import { caseStudyAt, fieldsFor, readSection } from '#lib/server/caseStudies.ts';
import { enteredIn, versionIn } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, person }, url }) => {
	const { caseStudy } = await caseStudyAt(app, { ...params, person, toEdit: true });
	const section = sectionOf(params);
	return {
		caseStudy,
		section: { ...section, fields: fieldsFor(section, caseStudy) },
		checking: url.searchParams.has('check')
	};
};

export const actions: Actions = {
	default: async ({ params, request, locals: { app, person }, url }) => {
		const { caseStudy } = await caseStudyAt(app, { ...params, person, toEdit: true });
		const fields = fieldsFor(sectionOf(params), caseStudy);
		const form = await request.formData();
		const { words, errors } = readSection(form, fields, {
			isPublished: caseStudy.publishedAt !== null
		});
		const entered = enteredIn(form);
		if (errors) return fail(400, { errors, entered });
		const version = versionIn(form);
		if ((await changeCaseStudy(app.db, { caseStudy: caseStudy.id, version, words })) === 'stale') {
			const theirs = fields
				.filter(({ name }) => (caseStudy[name] ?? '') !== (words[name] ?? ''))
				.map((field) => ({ question: field.label, answer: answerInWords(field, caseStudy) }));
			return fail(409, { entered, theirs, version: caseStudy.version });
		}
		redirect(
			303,
			`/case-studies/${caseStudy.id}/${url.searchParams.has('check') ? 'check' : 'edit'}`
		);
	}
};

function sectionOf(params: { section: string }): Section {
	const section = sections.find(({ id }) => id === params.section);
	if (section === undefined) error(404, 'Page not found');
	return section;
}
