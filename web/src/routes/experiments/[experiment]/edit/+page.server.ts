import { changeExperiment, possibleOwners } from '@small-change/db';
import type { Experiment } from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { differences } from '#lib/experiments/planInWords.ts';
import { readPlan } from '#lib/server/experimentForm.ts';
import { experimentAt, told } from '#lib/server/experiments.ts';
import { enteredIn, versionIn } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { experiment, owners } = await edited(event);
	// Without scripts the answer to a form is this page: what was typed stays on it.
	if (experiment.status === 'finished' && event.request.method === 'GET') {
		redirect(303, `/experiments/${experiment.id}`);
	}
	return { experiment, owners };
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const { experiment, owners } = await edited(event);
		const form = await event.request.formData();
		const entered = enteredIn(form);
		if (experiment.status === 'finished') return fail(409, { entered, problem: finished });
		const isRunning = experiment.status === 'running';
		const agree = experiment.status !== 'draft' || form.get('intent') === 'agree';
		const whole = isRunning ? withMeasure(form, experiment) : form;
		const { plan, errors } = readPlan(whole, { agree, owners });
		if (Object.keys(errors).length > 0) return fail(400, { errors, entered });
		const change = { experiment: experiment.id, version: versionIn(form), plan, agree };
		if ((await changeExperiment(app.db, change)) === 'stale') {
			const hadMeasure = form.has('measure');
			const typed = hadMeasure ? readPlan(form, { agree: false, owners }).plan : plan;
			const ownerName = owners.find(({ id }) => id === typed.owner)?.name ?? null;
			return fail(409, {
				entered,
				theirs: differences(experiment, { ...typed, ownerName }),
				version: experiment.version,
				...(isRunning && hadMeasure && { problem: begun })
			});
		}
		told(app, experiment);
		redirect(303, `/experiments/${experiment.id}`);
	}
};

const finished =
	'Somebody has recorded the outcome, so the plan can no longer be changed. What you typed is still here for you to copy.';
const begun =
	'The test has started, so the measure can no longer be changed. Your changes to it were not kept.';

/** @throws 404 for whoever may not change it. Only who leads it may hand it over to somebody else. */
async function edited(event: RequestEvent) {
	const { app, person } = event.locals;
	const { experiment, mayEdit, mayLead } = await experimentAt(app, {
		experiment: event.params['experiment'] ?? '',
		person
	});
	if (!mayEdit) error(404, 'Page not found');
	const { board, team, owner, ownerName } = experiment;
	const present = owner === null ? undefined : { id: owner, name: ownerName ?? '' };
	if (present && !mayLead) return { experiment, owners: [present] };
	const owners = await possibleOwners(app.db, {
		board: board ?? undefined,
		team: team ?? undefined
	});
	const isListed = present === undefined || owners.some(({ id }) => id === present.id);
	return { experiment, owners: isListed ? owners : [...owners, present] };
}

/** A running experiment's form leaves the measure out; it stands. */
function withMeasure(form: FormData, experiment: Experiment): FormData {
	const whole = new FormData();
	for (const [name, value] of form) whole.append(name, value);
	const { measure, unit, baseline, target, measuredBy } = experiment;
	const [year = '', month = '', day = ''] = measuredBy?.split('-') ?? [];
	for (const [name, value] of Object.entries({ measure, unit, baseline, target })) {
		whole.set(name, String(value ?? ''));
	}
	whole.set('measuredBy-year', year);
	whole.set('measuredBy-month', month);
	whole.set('measuredBy-day', day);
	return whole;
}
