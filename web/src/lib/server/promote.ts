import type { Note } from '@small-change/board';
import { isElementId } from '@small-change/board';
import type { ExperimentPlan } from '@small-change/db';

/** So many notes at most become one experiment. */
const mostNotes = 40;
const longestTitle = 120;
const longestBelief = 2_000;

/** The ids that an address or a form names, without doubles and nonsense. */
export function noteIds(given: readonly string[]): string[] {
	return [...new Set(given.filter(isElementId))].slice(0, mostNotes);
}

/** What an experiment begins with: the first note says what is tried, all else what is believed. */
export function planFromNotes(notes: readonly Note[], owner: string): ExperimentPlan {
	const [first = '', ...others] = notes.map(({ text }) => text.trim()).filter(Boolean);
	const [line = '', ...lines] = first.split('\n');
	const title = line.length > longestTitle ? `${line.slice(0, longestTitle - 1).trimEnd()}…` : line;
	const rest = title === line ? lines : [first];
	return {
		...emptyPlan,
		title,
		belief: [rest.join('\n').trim(), ...others]
			.filter(Boolean)
			.join('\n\n')
			.slice(0, longestBelief),
		owner
	};
}

export const emptyPlan: ExperimentPlan = {
	title: '',
	belief: '',
	problem: '',
	concerns: '',
	measure: '',
	unit: '',
	baseline: null,
	target: null,
	measuredBy: null,
	testedFrom: null,
	testedTo: null,
	permission: null,
	permissionFrom: '',
	owner: null
};
