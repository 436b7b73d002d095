import { experimentAccess, readExperiment, readExperimentAccess } from '@small-change/db';
import type { Experiment } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { App } from './App.ts';
import type { Person } from './who.ts';

/** An experiment and what this person may do to it. @throws 404 for everybody who may not see it */
export async function experimentAt(
	{ db }: App,
	{ experiment, person }: { experiment: string; person: Person | undefined }
): Promise<{ experiment: Experiment; mayEdit: boolean; mayLead: boolean }> {
	if (person === undefined || !isUuid(experiment)) error(404, 'Page not found');
	const facts = await readExperimentAccess(db, { experiment, person: person.id });
	const access = facts && experimentAccess(facts);
	if (access?.mayOpen !== true) error(404, 'Page not found');
	const found = await readExperiment(db, experiment);
	if (found === undefined) error(404, 'Page not found');
	return { experiment: found, ...access };
}

export function isUuid(text: string): boolean {
	return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** Tells open boards that show the experiment. */
export function told({ events }: App, { board }: Pick<Experiment, 'board'>): void {
	if (board !== null) events.changed(board);
}
