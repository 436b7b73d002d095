import { mostPhases, phasesFor, templates } from '@small-change/board';
import { guidesFor, readRun, saveBeginning } from '@small-change/db';
import type { NewPhase, PhaseRow, RunState } from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { beginningFrom } from '#lib/server/beginnings.ts';
import { textOf } from '#lib/server/forms.ts';
import { boardToLead } from '#lib/server/conversations.ts';
import { guidedAnew, guidedBeginning, textOfGuides } from '#lib/server/guides.ts';
import { changeRunSheet, zonesOn } from '#lib/server/runSheet.ts';
import type { RunSheetChange } from '#lib/server/runSheet.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, person } }) => {
	const { board, title, document, team, teamRole } = await boardToLead(app, {
		...params,
		person: person?.id
	});
	const run = await readRun(app.db, board);
	const guides = team === undefined ? [] : await guidesFor(app.db, { team });
	const anew = guidedAnew(run, guides) ?? [];
	const zones = new Map((await zonesOn(app, document)).map((zone) => [zone.id, zone.title]));
	const phases = (run?.phases ?? []).map((phase) => ({
		...phase,
		zone: phase.zone === null ? undefined : zones.get(phase.zone)
	}));
	return {
		board,
		title,
		phases,
		current: run?.current ?? null,
		isRunning: run?.stage === 'running',
		guide: textOfGuides(guides),
		/** Phases in which the guide has other words than the run sheet. */
		otherWords: phases.flatMap(({ name, script }, index) =>
			script === anew[index]?.script || anew[index] === undefined ? [] : [name]
		),
		maySave: team !== undefined && teamRole !== undefined
	};
};

export const actions: Actions = {
	/** One place earlier or later. */
	move: (event) =>
		change(event, (phases, form) => {
			const at = phases.findIndex(({ id }) => id === textOf(form, 'phase'));
			const to = at + (textOf(form, 'by') === 'up' ? -1 : 1);
			const [one, other] = [phases[at], phases[to]];
			if (one === undefined || other === undefined) return phases;
			return phases.map((phase, index) => (index === at ? other : index === to ? one : phase));
		}),
	remove: (event) =>
		change(event, (phases, form) => phases.filter(({ id }) => id !== textOf(form, 'phase'))),
	/** Zones and phases, for the team to begin other conversations with. */
	save: async ({ params, locals: { app, person }, request }) => {
		const facts = await boardToLead(app, { ...params, person: person?.id });
		const { team, teamRole } = facts;
		if (team === undefined || teamRole === undefined) error(404, 'Page not found');
		const name = textOf(await request.formData(), 'name');
		if (name === '' || name.length > 80) {
			return fail(400, { errors: { name: 'Enter a name of 80 characters or fewer' } });
		}
		const beginning = await beginningFrom(app, facts);
		const saved = await app.db.transaction((tx) => saveBeginning(tx, { team, name, beginning }));
		if (saved) return { saved: name };
		return fail(409, { problem: 'Your team cannot save any more run sheets.' });
	},
	/** What the department's guide has read aloud, as it is now. */
	guide: async (event) => {
		const { params, locals } = event;
		const { team } = await boardToLead(locals.app, { ...params, person: locals.person?.id });
		const guides = team === undefined ? [] : await guidesFor(locals.app.db, { team });
		return change(event, (_phases, _form, run) => guidedAnew(run, guides));
	},
	/** The phases of a template in place of all that there are. */
	replace: async ({ params: { conversation }, locals: { app, person }, request }) => {
		const facts = await boardToLead(app, { conversation, person: person?.id });
		const { board, document, team } = facts;
		const form = await request.formData();
		const template = templates.find((one) => one === textOf(form, 'template'));
		if (template === undefined) error(400, 'There is no such template');
		const { phases } = await guidedBeginning(app.db, { template, team });
		const plan = phasesFor(phases, await zonesOn(app, document));
		return told(
			conversation,
			await changeRunSheet(app, { board, conversation, template }, () => plan)
		);
	}
};

async function change(
	{ params, locals: { app, person }, request }: RequestEvent<{ conversation: string }>,
	changed: (
		phases: readonly PhaseRow[],
		form: FormData,
		run?: RunState
	) => readonly NewPhase[] | undefined
): Promise<ActionFailure<{ problem: string }>> {
	const { conversation } = params;
	const { board } = await boardToLead(app, { conversation, person: person?.id });
	const form = await request.formData();
	const outcome = await changeRunSheet(app, { board, conversation }, (phases, run) =>
		changed(phases, form, run)
	);
	return told(conversation, outcome);
}

const problems = {
	'under-way': 'This phase is running. Go to another phase first.',
	'too-many': `A run sheet has at most ${mostPhases} phases. Remove one first.`,
	'too-late': 'The conversation has started, so its words stay as they are.'
};

function told(conversation: string, outcome: RunSheetChange): ActionFailure<{ problem: string }> {
	if (outcome === 'changed') redirect(303, `/conversations/${conversation}/run-sheet`);
	return fail(409, { problem: problems[outcome] });
}
