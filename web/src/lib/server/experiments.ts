import { experimentAccess, readExperiment, readExperimentAccess } from '@small-change/db';
import type { Experiment } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { App } from './App.ts';
import { isUuid } from './isUuid.ts';
import type { Person } from './who.ts';

/** An experiment and what this person may do to it. @throws 404 for everybody who may not see it */
export async function experimentAt(
	{ db }: App,
	{ experiment, person }: { experiment: string; person: Person | undefined }
): Promise<{ experiment: Experiment; mayEdit: boolean; mayLead: boolean; mayTell: boolean }> {
	if (person === undefined || !isUuid(experiment)) error(404, 'Page not found');
	const facts = await readExperimentAccess(db, { experiment, person: person.id });
	const access = facts && experimentAccess(facts);
	if (access?.mayOpen !== true) error(404, 'Page not found');
	const found = await readExperiment(db, { experiment, person: person.id });
	if (found === undefined) error(404, 'Page not found');
	return { experiment: found, ...access };
}

/** Tells open boards that show the experiment. */
export function told({ events }: App, { board }: Pick<Experiment, 'board'>): void {
	if (board !== null) events.changed(board);
}
