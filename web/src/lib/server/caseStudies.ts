import { caseStudyAccess, readCaseStudy, readCaseStudyAccess } from '@small-change/db';
import type { CaseStudy, CaseStudyWords, Experiment, ExperimentPlan } from '@small-change/db';
import { error } from '@sveltejs/kit';
import { sections } from '#lib/caseStudies/sections.ts';
import type { Field } from '#lib/caseStudies/sections.ts';
import { dayInWords } from '#lib/page/dates.ts';
import { quantity } from '#lib/page/quantities.ts';
import type { App } from './App.ts';
import { textOf } from './experimentForm.ts';
import { isUuid } from './experiments.ts';
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
	const title = caseStudy.title.slice(0, 120);
	return {
		...emptyPlan,
		title,
		belief: caseStudy.summary,
		problem: caseStudy.problem.slice(0, 2_000),
		measure: caseStudy.measured?.measure ?? '',
		unit: caseStudy.measured?.unit ?? '',
		owner
	};
}

/** Reads one part's form. An empty answer is no mistake: the part is then not complete. */
export function readSection(
	form: FormData,
	fields: readonly Field[]
): { words: Partial<CaseStudyWords>; errors?: FormErrors } {
	const errors: FormErrors = {};
	const words: Record<string, string | null> = {};
	for (const { name, kind, most, choices, missing } of fields) {
		const given = textOf(form, name);
		const value = kind === 'line' ? given.replace(/\s+/g, ' ') : given;
		if (value.length > most)
			errors[name] = `Use ${most.toLocaleString('en-GB')} characters or fewer`;
		if (name === 'title' && value === '') errors[name] = missing;
		const known = choices?.some((choice) => choice.value === value) ?? true;
		words[name] = known ? value : null;
	}
	const isRight = Object.keys(errors).length === 0;
	return isRight ? { words: words } : { words: {}, errors };
}

/** What is still missing before it can be published, by field. */
export function missingIn(words: CaseStudyWords): { section: string; message: string }[] {
	return sections.flatMap(({ id, fields }) =>
		fields.flatMap(({ name, missing }) =>
			missing !== undefined && !words[name] ? [{ section: id, message: missing }] : []
		)
	);
}
