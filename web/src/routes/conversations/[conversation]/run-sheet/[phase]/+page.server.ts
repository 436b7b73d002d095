import { mostPhases } from '@small-change/board';
import { readRun } from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import { enteredIn } from '#lib/server/forms.ts';
import type { FormErrors } from '#lib/server/forms.ts';
import { boardToLead } from '#lib/server/conversations.ts';
import { changeRunSheet, readPhase, zonesOn } from '#lib/server/runSheet.ts';
import type { Actions, PageServerLoad } from './$types';

const fresh = {
	name: '',
	script: '',
	minutes: null,
	write: 'everybody',
	move: 'everybody',
	privacy: 'open',
	weigh: 'votes',
	zone: null
};

export const load: PageServerLoad = async ({ params, locals: { app, person } }) => {
	const { board, title, document } = await boardToLead(app, { ...params, person: person?.id });
	const phases = (await readRun(app.db, board))?.phases ?? [];
	const known = phases.find(({ id }) => id === params.phase);
	if (known === undefined && params.phase !== 'new') error(404, 'Page not found');
	const { name, script, minutes, write, move, privacy, weigh, zone } = known ?? fresh;
	const plan = {
		name,
		script,
		minutes: minutes === null ? '' : String(minutes),
		write,
		move,
		privacy,
		weigh
	};
	return { title, phase: { ...plan, zone: zone ?? '' }, zones: await zonesOn(app, document) };
};

export const actions: Actions = {
	default: async ({ params, locals: { app, person }, request }) => {
		const { conversation } = params;
		const { board, document } = await boardToLead(app, { conversation, person: person?.id });
		const form = await request.formData();
		const zones = (await zonesOn(app, document)).map(({ id }) => id);
		const { phase, errors } = readPhase(form, zones);
		const entered = enteredIn(form);
		if (errors) return fail(400, { errors, entered });
		const outcome = await changeRunSheet(app, { board, conversation }, (phases) =>
			params.phase === 'new'
				? [...phases, phase]
				: phases.map((one) => (one.id === params.phase ? { ...phase, id: one.id } : one))
		);
		if (outcome === 'changed') redirect(303, `/conversations/${conversation}/run-sheet`);
		const tooMany: FormErrors = {
			name: `A run sheet has at most ${mostPhases} phases. Remove one first.`
		};
		return fail(409, { errors: tooMany, entered });
	}
};
