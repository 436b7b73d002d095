import { changeExperiment, possibleOwners } from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { differences } from '#lib/experiments/planInWords.ts';
import { enteredIn, readPlan, textOf } from '#lib/server/experimentForm.ts';
import { experimentAt, told } from '#lib/server/experiments.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { experiment, owners } = await edited(event);
	return { experiment, owners };
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const { experiment, owners } = await edited(event);
		const form = await event.request.formData();
		const isDraft = experiment.status === 'draft';
		const agree = !isDraft || form.get('intent') === 'agree';
		if (experiment.status === 'running') fillMeasure(form, experiment);
		const { plan, errors } = readPlan(form, { agree, owners });
		const entered = enteredIn(form);
		if (Object.keys(errors).length > 0) return fail(400, { errors, entered });
		const version = Number(textOf(form, 'version'));
		const change = { experiment: experiment.id, version, plan, agree };
		if ((await changeExperiment(app.db, change)) === 'stale') {
			const ownerName = owners.find(({ id }) => id === plan.owner)?.name ?? null;
			const theirs = differences(experiment, { ...plan, ownerName });
			return fail(409, { entered, theirs, version: experiment.version });
		}
		told(app, experiment);
		redirect(303, `/experiments/${experiment.id}`);
	}
};

/** @throws 404 for whoever may not change it; a finished one is changed by nobody */
async function edited(event: RequestEvent) {
	const { app, person } = event.locals;
	const { experiment, mayEdit } = await experimentAt(app, {
		experiment: event.params['experiment'] ?? '',
		person
	});
	if (!mayEdit) error(404, 'Page not found');
	if (experiment.status === 'finished') redirect(303, `/experiments/${experiment.id}`);
	const { board, team, owner, ownerName } = experiment;
	const owners = await possibleOwners(app.db, {
		board: board ?? undefined,
		team: team ?? undefined
	});
	const isListed = owners.some(({ id }) => id === owner);
	return {
		experiment,
		owners: owner === null || isListed ? owners : [...owners, { id: owner, name: ownerName ?? '' }]
	};
}

/** A running experiment's form leaves the measure out; it stands. */
function fillMeasure(
	form: FormData,
	{ measure, unit, baseline, target, measuredBy }: Awaited<ReturnType<typeof edited>>['experiment']
): void {
	const [year = '', month = '', day = ''] = measuredBy?.split('-') ?? [];
	const known = { measure, unit, baseline, target };
	for (const [name, value] of Object.entries(known)) form.set(name, String(value ?? ''));
	form.set('measuredBy-year', year);
	form.set('measuredBy-month', month);
	form.set('measuredBy-day', day);
}
