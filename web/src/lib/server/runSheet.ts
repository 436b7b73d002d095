import {
	longestPhaseName,
	longestScript,
	mostMinutes,
	mostPhases,
	privacies,
	weighings,
	whoMay
} from '@small-change/board';
import type { PhasePlan } from '@small-change/board';
import { createRun, holdRun, keepSecret, replacePhases } from '@small-change/db';
import type { NewPhase, PhaseRow, RunState } from '@small-change/db';
import { z } from 'zod';
import type { App } from './App.ts';
import { readBoardParts } from './boardNotes.ts';
import { textOf } from './forms.ts';
import type { FormErrors } from './forms.ts';

/** The zones of a board, as they are saved. */
export async function zonesOn(
	{ db }: App,
	document: string
): Promise<{ id: string; title: string }[]> {
	const parts = await readBoardParts(db, document);
	return parts.flatMap(({ zone }) =>
		zone === undefined ? [] : [{ id: zone.id, title: zone.title || 'Zone without a title' }]
	);
}

/** What came of a change: which phase may not go, whether there would be too many, or whether it is too late. */
export type RunSheetChange = 'changed' | 'under-way' | 'too-many' | 'too-late';

/**
 * Changes a run sheet as it stands at that moment, and tells the board. `template`: where all of it is new, which one
 * it is from. `change` returns undefined where it is too late.
 */
export async function changeRunSheet(
	{ db, events }: App,
	{
		board,
		conversation,
		template
	}: { board: string; conversation: string; template?: string | undefined },
	change: (phases: readonly PhaseRow[], run?: RunState) => readonly NewPhase[] | undefined
): Promise<RunSheetChange> {
	const outcome = await db.transaction(async (tx): Promise<RunSheetChange> => {
		const run = await holdRun(tx, board);
		const plan = change(run?.phases ?? [], run);
		if (plan === undefined) return 'too-late';
		if (plan.length > mostPhases) return 'too-many';
		if (run === undefined) {
			await createRun(tx, { conversation, template, phases: plan });
			return 'changed';
		}
		if (!(await replacePhases(tx, { run, template, plan }))) return 'under-way';
		// What is under way may be anonymous from now on.
		const now = plan.find(({ id }) => id !== undefined && id === run.current);
		if (now?.privacy === 'anonymous') await keepSecret(tx, conversation);
		return 'changed';
	});
	if (outcome === 'changed') events.changed(board);
	return outcome;
}

const fields = z.object({
	name: z
		.string()
		.min(1, 'Enter a name for the phase')
		.max(longestPhaseName, `The name must be ${longestPhaseName} characters or fewer`),
	script: z
		.string()
		.max(longestScript, `What is read aloud must be ${longestScript} characters or fewer`),
	minutes: z
		.string()
		.regex(/^\d{0,3}$/, 'Minutes must be a whole number, like 8')
		.transform((text) => (text === '' ? null : Number(text)))
		.refine((minutes) => minutes === null || (minutes >= 1 && minutes <= mostMinutes), {
			error: `Minutes must be between 1 and ${mostMinutes}, or left empty`
		}),
	privacy: z.enum(privacies, 'Choose who sees what is written'),
	write: z.enum(whoMay, 'Choose who can write'),
	weigh: z.enum(weighings, 'Choose how people can respond to ideas'),
	move: z.enum(whoMay, 'Choose who can move notes')
});

/** Reads the form of a phase. `zones`: ids of those that it may be about. */
export function readPhase(
	form: FormData,
	zones: readonly string[]
): { phase: PhasePlan; errors?: undefined } | { phase?: undefined; errors: FormErrors } {
	const given = Object.fromEntries(
		['name', 'script', 'minutes', 'write', 'move', 'privacy', 'weigh'].map((name) => [
			name,
			textOf(form, name)
		])
	);
	const parsed = fields.safeParse(given);
	if (!parsed.success) {
		const errors: FormErrors = {};
		for (const { path, message } of parsed.error.issues) errors[String(path[0])] ??= message;
		return { errors };
	}
	const zone = textOf(form, 'zone');
	return { phase: { ...parsed.data, zone: zones.includes(zone) ? zone : null } };
}
