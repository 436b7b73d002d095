import { beginningOf, guided, templates } from '@small-change/board';
import { guidesFor, keepGuide } from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import { guideParts, wordsIn } from '#lib/guides/parts.ts';
import type { GuidePart } from '#lib/guides/parts.ts';
import { administratorsOnly } from '#lib/server/administrators.ts';
import { enteredIn, versionIn } from '#lib/server/forms.ts';
import { readPart, withPart } from '#lib/server/guideForm.ts';
import { guideAt } from '#lib/server/guides.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	administratorsOnly(locals);
	const part = partOf(params);
	const guide = await guideAt(locals.app, params.department);
	const holding = await guidesFor(locals.app.db, params);
	const guides = holding.filter(({ department }) => department !== guide.department);
	const template = templates.find((one) => one === part.id);
	const otherwise = template && guided(beginningOf(template).phases, { template, guides });
	const fields = part.fields.map((field) => ({
		...field,
		words: wordsIn(guide, part, field),
		otherwise: otherwise?.find(({ name }) => name === field.phase)?.script
	}));
	return { name: guide.name, version: guide.version, title: part.title, fields };
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		administratorsOnly(locals);
		const { department } = params;
		const part = partOf(params);
		const form = await request.formData();
		const { words, errors } = readPart(form, part);
		const entered = enteredIn(form);
		if (errors) return fail(400, { errors, entered });
		const { db } = locals.app;
		const guide = await guideAt(locals.app, department);
		const version = versionIn(form);
		const changed = { department, version, ...withPart(guide, part, words) };
		if (version === guide.version && (await keepGuide(db, changed)) === 'changed') {
			redirect(303, `/departments/${department}/guide`);
		}
		const now = await guideAt(locals.app, department);
		const theirs = part.fields
			.map((field) => ({ field, answer: wordsIn(now, part, field) }))
			.filter(({ field, answer }) => answer !== words.get(field.name))
			.map(({ field, answer }) => ({ question: field.label, answer }));
		return fail(409, { entered, theirs, version: now.version });
	}
};

function partOf(params: { part: string }): GuidePart {
	const part = guideParts.find(({ id }) => id === params.part);
	if (part === undefined) error(404, 'Page not found');
	return part;
}
