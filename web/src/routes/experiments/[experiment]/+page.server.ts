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
import { leadsToBoard } from '#lib/server/boards.ts';
import { readCheckIn } from '#lib/server/checkInForm.ts';
import { wordsFromExperiment } from '#lib/server/caseStudies.ts';
import { enteredIn, textOf, versionIn } from '#lib/server/forms.ts';
import { experimentAt, told } from '#lib/server/experiments.ts';
import { isUuid } from '#lib/server/isUuid.ts';
import { signedIn } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { experiment, mayEdit, mayLead, mayTell } = await asked(event);
	const { board } = experiment;
	const { app, person } = event.locals;
	const opens = board !== null && (await leadsToBoard(app, { board, person: person?.id ?? '' }));
	return {
		experiment,
		/** Where the person may open it. */
		board: opens ? board : undefined,
		mayEdit,
		mayLead,
		mayTell: mayTell && event.locals.person?.email !== undefined,
		plan: planInWords(experiment).filter(({ key, answer }) => key !== 'title' && answer !== ''),
		today: dayOf(new Date()),
		/** Of the next entry in the log. */
		entry: randomUUID()
	};
};

export const actions: Actions = {
	start: async (event) => {
		const { experiment } = await asked(event, 'lead');
		const version = versionIn(await event.request.formData());
		const change = { experiment: experiment.id, version };
		if ((await startExperiment(event.locals.app.db, change)) === 'stale') return fail(409, moved);
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
		if (!added) return fail(409, { problem: ended, entered: enteredIn(form) });
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
		const version = versionIn(await event.request.formData());
		const change = { experiment: experiment.id, version };
		if ((await deleteDraft(event.locals.app.db, change)) === 'stale') return fail(409, moved);
		told(event.locals.app, experiment);
		redirect(303, experiment.board === null ? '/' : `/b/${experiment.board}`);
	},
	tell: async (event) => {
		const { id: author } = signedIn(event);
		const { experiment } = await asked(event, 'tell');
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
		'Somebody else has changed this experiment. Reload the page, look at it as it is now, then decide.'
};
const ended =
	'This experiment is no longer running: somebody has recorded its outcome. What you typed is still here for you to copy.';

/** @throws 404 for whoever may not see it, or not do this */
async function asked(event: RequestEvent, may?: 'edit' | 'lead' | 'tell') {
	const { app, person } = event.locals;
	const found = await experimentAt(app, {
		experiment: event.params['experiment'] ?? '',
		person
	});
	const { mayEdit, mayLead, mayTell } = found;
	const rights = { edit: mayEdit, lead: mayLead, tell: mayTell };
	if (may !== undefined && !rights[may]) error(404, 'Page not found');
	return found;
}
