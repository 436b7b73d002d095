import type { Note, OutlinePart } from '@small-change/board';
import { fromNotes, isElementId, mostPromoted } from '@small-change/board';
import {
	createExperiment,
	endAgreement,
	holdAgreement,
	isExperimentOf,
	readAgreement
} from '@small-change/db';
import type { BoardFacts, ExperimentPlan, NewExperiment } from '@small-change/db';
import type { App } from './App.ts';

/** The ids that an address or a form names, without doubles and nonsense. */
export function noteIds(given: readonly string[]): string[] {
	return [...new Set(given.filter(isElementId))].slice(0, mostPromoted);
}

/** What an experiment that comes from notes begins with. */
export function planFromNotes(
	notes: readonly Note[],
	{ parts, owner }: { parts: readonly OutlinePart[]; owner: string }
): ExperimentPlan {
	return { ...emptyPlan, ...fromNotes(notes, parts), owner };
}

/**
 * Makes an experiment. Where it is being agreed on before everybody's eyes, whoever fills it in makes it by
 * agreeing, and both end in one step: twice makes one.
 * @returns its id; undefined where it is somebody else's to agree now, or was dropped
 */
export async function makeExperiment(
	{ db, events }: App,
	{ board, conversation }: BoardFacts,
	{ made, person, isTogether }: { made: NewExperiment; person: string; isTogether: boolean }
): Promise<string | undefined> {
	const open = conversation === undefined ? undefined : await readAgreement(db, conversation);
	if (conversation === undefined || (!isTogether && open?.experiment !== made.id)) {
		return (await createExperiment(db, made)).id;
	}
	const id = await db.transaction(async (tx) => {
		const held = await holdAgreement(tx, { board, conversation });
		if (held === undefined || held.experiment !== made.id) {
			const { id, team } = made;
			const isDone = id !== undefined && (await isExperimentOf(tx, { id, conversation, team }));
			return isDone ? id : undefined;
		}
		if (held.scribe !== person || made.status !== 'agreed') return undefined;
		const agreed = await createExperiment(tx, made);
		await endAgreement(tx, { board, conversation, experiment: held.experiment });
		return agreed.id;
	});
	events.agreed(board);
	return id;
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
