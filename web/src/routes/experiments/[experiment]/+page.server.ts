import { randomUUID } from 'node:crypto';
import {
	addCheckIn,
	beginCaseStudy,
	deleteDraft,
	removeCheckIn,
	startExperiment
} from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { planInWords } from '#lib/experiments/planInWords.ts';
import { dayOf } from '#lib/page/dates.ts';
import { readCheckIn } from '#lib/server/checkInForm.ts';
import { wordsFromExperiment } from '#lib/server/caseStudies.ts';
import { enteredIn, textOf } from '#lib/server/experimentForm.ts';
import { experimentAt, isUuid, told } from '#lib/server/experiments.ts';
import { signedIn } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { experiment, mayEdit, mayLead } = await asked(event);
	return {
		experiment,
		mayEdit,
		mayLead,
		plan: planInWords(experiment).filter(({ key, answer }) => key !== 'title' && answer !== ''),
		today: dayOf(new Date()),
		/** Of the next entry in the log. */
		entry: randomUUID()
	};
};

export const actions: Actions = {
	start: async (event) => {
		const { experiment } = await asked(event, 'lead');
		if (!(await startExperiment(event.locals.app.db, experiment.id))) return fail(409, moved);
		told(event.locals.app, experiment);
		redirect(303, `/experiments/${experiment.id}`);
	},
	checkIn: async (event) => {
		const { experiment } = await asked(event, 'edit');
		const form = await event.request.formData();
		const { entry, errors } = readCheckIn(form, { today: dayOf(new Date()) });
		if (errors) return fail(400, { errors, entered: enteredIn(form) });
		const id = textOf(form, 'entry');
		const added = await addCheckIn(event.locals.app.db, {
			id: isUuid(id) ? id : randomUUID(),
			experiment: experiment.id,
			person: event.locals.person?.id,
			...entry
		});
		if (!added) return fail(409, { ...moved, entered: enteredIn(form) });
		told(event.locals.app, experiment);
		redirect(303, `/experiments/${experiment.id}#log`);
	},
	remove: async (event) => {
		const { experiment } = await asked(event, 'edit');
		const checkIn = textOf(await event.request.formData(), 'checkIn');
		if (!isUuid(checkIn)) error(404, 'Page not found');
		await removeCheckIn(event.locals.app.db, { experiment: experiment.id, checkIn });
		redirect(303, `/experiments/${experiment.id}#log`);
	},
	discard: async (event) => {
		const { experiment } = await asked(event, 'lead');
		if (!(await deleteDraft(event.locals.app.db, experiment.id))) return fail(409, moved);
		told(event.locals.app, experiment);
		redirect(303, experiment.board === null ? '/' : `/b/${experiment.board}`);
	},
	tell: async (event) => {
		const { id: author } = signedIn(event);
		const { experiment } = await asked(event, 'lead');
		const begun = await beginCaseStudy(event.locals.app.db, {
			experiment: experiment.id,
			author,
			words: wordsFromExperiment(experiment)
		});
		if (begun === undefined) return fail(409, moved);
		redirect(303, `/case-studies/${begun.id}/edit`);
	}
};

const moved = {
	problem:
		'Somebody else took this experiment a step further meanwhile. Below it stands as it is now.'
};

/** @throws 404 for whoever may not see it, or not do this */
async function asked(event: RequestEvent, may?: 'edit' | 'lead') {
	const { app, person } = event.locals;
	const found = await experimentAt(app, {
		experiment: event.params['experiment'] ?? '',
		person
	});
	if ((may === 'edit' && !found.mayEdit) || (may === 'lead' && !found.mayLead)) {
		error(404, 'Page not found');
	}
	return found;
}
