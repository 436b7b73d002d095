import { caseStudyAccess, readCaseStudy, readCaseStudyAccess } from '@small-change/db';
import type { CaseStudy, CaseStudyWords, Experiment, ExperimentPlan } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { Field, Section } from '#lib/caseStudies/sections.ts';
import { dayInWords } from '#lib/page/dates.ts';
import { quantity } from '#lib/page/quantities.ts';
import type { App } from './App.ts';
import { textOf } from './forms.ts';
import { isUuid } from './isUuid.ts';
import type { FormErrors } from './forms.ts';
import { emptyPlan } from './promote.ts';
import type { Person } from './who.ts';

/** A case study and whether this person may change it. @throws 404 for everybody who may not read it */
export async function caseStudyAt(
	{ db }: App,
	asked: { caseStudy: string; person: Person | undefined; toEdit?: boolean }
): Promise<{ caseStudy: CaseStudy; mayEdit: boolean }> {
	const { caseStudy: id, person, toEdit = false } = asked;
	const facts = isUuid(id)
		? await readCaseStudyAccess(db, { caseStudy: id, person: person?.id })
		: undefined;
	const access = facts && caseStudyAccess(facts);
	if (access === undefined || !(toEdit ? access.mayEdit : access.mayRead)) {
		error(404, 'Page not found');
	}
	const caseStudy = await readCaseStudy(db, id);
	if (caseStudy === undefined) error(404, 'Page not found');
	return { caseStudy, mayEdit: access.mayEdit };
}

/** What a case study begins with: all that its experiment says already. */
export function wordsFromExperiment(
	experiment: Experiment
): Partial<CaseStudyWords> & { title: string } {
	const { unit, baseline, target, testedFrom, testedTo, checkIns } = experiment;
	const last = checkIns.at(-1);
	const value = (number: number | null): string => (number === null ? '' : quantity(number, unit));
	const began = experiment.startedAt !== null && testedFrom !== null && testedTo !== null;
	return {
		title: experiment.title,
		problem: experiment.problem,
		change: [experiment.title, experiment.belief].filter(Boolean).join('.\n\n'),
		test: began
			? `From ${dayInWords(testedFrom)} to ${dayInWords(testedTo)}, measured as agreed before.`
			: '',
		result: [
			last
				? `It was ${value(baseline)} before and ${value(last.value)} at the end; we had hoped for ${value(target)}.`
				: '',
			experiment.learned
		]
			.filter(Boolean)
			.join('\n\n'),
		permission: experiment.permission === 'not-needed' ? 'None was needed' : '',
		differently: experiment.differently
	};
}

/** What another team begins with: the idea and its measure, but numbers, days and owner of their own. */
export function planFromCaseStudy(caseStudy: CaseStudy, owner: string): ExperimentPlan {
	return {
		...emptyPlan,
		title: caseStudy.title.slice(0, 120),
		belief: caseStudy.summary,
		problem: caseStudy.problem.slice(0, 2_000),
		measure: caseStudy.measured?.measure ?? '',
		unit: caseStudy.measured?.unit ?? '',
		owner
	};
}

/**
 * Reads one part's form. An empty answer is no mistake, and the part is then not complete; but of what is
 * published nothing may be taken away that readers need.
 */
export function readSection(
	form: FormData,
	fields: readonly Field[],
	{ isPublished }: { isPublished: boolean }
): { words: Partial<CaseStudyWords>; errors?: FormErrors } {
	const errors: FormErrors = {};
	const words: Record<string, string> = {};
	for (const { name, kind, most, choices, missing } of fields) {
		const given = textOf(form, name);
		const value = kind === 'line' ? given.replace(/\s+/g, ' ') : given;
		const isKnown = choices?.some((choice) => choice.value === value) ?? true;
		if (value.length > most) {
			errors[name] = `Use ${most.toLocaleString('en-GB')} characters or fewer`;
		}
		if (!isKnown && value !== '') errors[name] = missing;
		if ((name === 'title' || isPublished) && value === '' && missing) errors[name] = missing;
		// A choice that was not made is not there yet, which is not the same as an empty text.
		if (choices === undefined || value !== '') words[name] = value;
	}
	const isRight = Object.keys(errors).length === 0;
	return isRight ? { words: words } : { words: {}, errors };
}

/** The fields of a part as they are for this case study: without a team there is none to show it to. */
export function fieldsFor({ fields }: Section, { team }: CaseStudy): Field[] {
	return fields.map((field) =>
		field.name === 'visibility' && team === null
			? { ...field, choices: field.choices?.filter(({ value }) => value === 'everybody') ?? [] }
			: field
	);
}
