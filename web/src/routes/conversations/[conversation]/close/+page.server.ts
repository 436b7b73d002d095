import { lastVotingRound, peopleOn, privateTotals } from '@small-change/db';
import type { Place } from '@small-change/db';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { enteredIn, readForm } from '#lib/server/forms.ts';
import { closeConversation } from '#lib/server/record.ts';
import { boardToLead } from '#lib/server/conversations.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({
	params: { conversation },
	locals: { app, person }
}) => {
	const facts = await boardToLead(app, { conversation, person: person?.id });
	if (facts.closed) redirect(303, `/conversations/${conversation}/record`);
	const { notes } = await privateTotals(app.db, conversation);
	const round = await lastVotingRound(app.db, conversation);
	const people = await peopleOn(app.db, facts.board);
	const countIn = (where: Place | null): number =>
		people.filter(({ place }) => place === where).length;
	return {
		title: facts.title,
		board: facts.board,
		said: { inRoom: countIn('room'), remote: countIn('remote'), nothing: countIn(null) },
		hidden: notes,
		voteIsOpen: round?.state === 'open'
	};
};

const most = 1_000;
const count = (missing: string) =>
	z
		.string()
		.transform((text) => text.trim())
		.pipe(z.string().regex(/^\d{1,4}$/, missing))
		.transform(Number)
		.refine((count) => count <= most, { error: `Enter ${most} or fewer` });

const fields = z.object({
	inRoom: count('Enter how many people were in the room, or 0 if nobody was'),
	remote: count('Enter how many people took part from elsewhere, or 0 if nobody did')
});

export const actions: Actions = {
	default: async ({ params: { conversation }, locals: { app, person }, request }) => {
		const facts = await boardToLead(app, { conversation, person: person?.id });
		const form = await request.formData();
		const { values, errors } = readForm(fields, form);
		const entered = enteredIn(form);
		if (errors) return fail(400, { errors, entered });
		if (values.inRoom + values.remote === 0) {
			return fail(400, { errors: { inRoom: 'Somebody must have taken part' }, entered });
		}
		await closeConversation(app, { facts, conversation, person: person?.id ?? '', ...values });
		redirect(303, `/conversations/${conversation}/record`);
	}
};
