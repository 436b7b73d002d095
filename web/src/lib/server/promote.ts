import type { Note } from '@small-change/board';
import { fromNotes, isElementId, mostPromoted } from '@small-change/board';
import type { ExperimentPlan } from '@small-change/db';

/** The ids that an address or a form names, without doubles and nonsense. */
export function noteIds(given: readonly string[]): string[] {
	return [...new Set(given.filter(isElementId))].slice(0, mostPromoted);
}

/** What an experiment that comes from notes begins with. */
export function planFromNotes(notes: readonly Note[], owner: string): ExperimentPlan {
	return { ...emptyPlan, ...fromNotes(notes), owner };
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
