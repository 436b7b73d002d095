import { finishExperiment } from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { outcomes, standingOf } from '#lib/experiments/standing.ts';
import { enteredIn, textOf, versionIn } from '#lib/server/forms.ts';
import { experimentAt, told } from '#lib/server/experiments.ts';
import type { FormErrors } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ experiment: await ended(event) });

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const experiment = await ended(event);
		const form = await event.request.formData();
		const { values, errors } = readOutcome(form, { began: experiment.startedAt !== null });
		const entered = enteredIn(form);
		if (errors) return fail(400, { errors, entered });
		const version = versionIn(form);
		const change = { experiment: experiment.id, version, ...values };
		if ((await finishExperiment(app.db, change)) === 'stale') {
			const now = [
				{ question: 'How it stands', answer: standingOf(experiment) },
				{ question: 'What we learned', answer: experiment.learned },
				{ question: 'What we would do differently', answer: experiment.differently }
			];
			return fail(409, { entered, theirs: now, version: experiment.version });
		}
		told(app, experiment);
		redirect(303, `/experiments/${experiment.id}`);
	}
};

const longest = 2_000;

/** One that never began can only be stopped. */
function readOutcome(form: FormData, { began }: { began: boolean }) {
	const errors: FormErrors = {};
	const outcome = Object.keys(outcomes).find((one) => one === textOf(form, 'outcome')) as
		keyof typeof outcomes | undefined;
	if (outcome === undefined || (!began && outcome !== 'stopped')) {
		errors['outcome'] = 'Choose how it went';
	}
	const learned = textOf(form, 'learned');
	if (learned === '') errors['learned'] = 'Enter what you learned, even if it is little';
	const differently = textOf(form, 'differently');
	for (const [name, text] of Object.entries({ learned, differently })) {
		if (text.length > longest) errors[name] = 'Use 2,000 characters or fewer';
	}
	if (outcome === undefined || Object.keys(errors).length > 0) return { errors };
	return { values: { outcome, learned, differently } };
}

/** @throws 404 for whoever may not end it */
async function ended(event: RequestEvent) {
	const { app, person } = event.locals;
	const { experiment, mayLead } = await experimentAt(app, {
		experiment: event.params['experiment'] ?? '',
		person
	});
	if (!mayLead || experiment.status === 'draft') error(404, 'Page not found');
	return experiment;
}
