import { longestSeatName, mostSeats } from '@small-change/board';
import { addSeat, noteBoardEvent, removeSeat, seatsOn } from '@small-change/db';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { boardToLead } from '#lib/server/conversations.ts';
import { enteredIn, readForm, textOf } from '#lib/server/forms.ts';
import { isUuid } from '#lib/server/isUuid.ts';
import { wayToSeat } from '#lib/server/seats.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({
	params: { conversation },
	locals: { app, person },
	url,
	setHeaders
}) => {
	const { board, title } = await boardToLead(app, { conversation, person: person?.id });
	setHeaders({ 'cache-control': 'private, no-store' });
	const seats = await seatsOn(app.db, board);
	return {
		board,
		title,
		seats: seats.map(({ person: id, name }) => ({ id, name, ...wayToSeat(app, url, id) }))
	};
};

const fields = z.object({
	called: z
		.string()
		.transform((text) => text.trim())
		.pipe(
			z
				.string()
				.min(1, 'Enter the person’s name')
				.max(longestSeatName, `The name must be ${longestSeatName} characters or fewer`)
		)
});

export const actions: Actions = {
	add: async ({ params: { conversation }, locals: { app, person }, request }) => {
		const { board } = await boardToLead(app, { conversation, person: person?.id });
		const form = await request.formData();
		const { values, errors } = readForm(fields, form);
		const entered = enteredIn(form);
		if (errors) return fail(400, { errors, entered });
		const seat = { board, conversation, name: values.called, scribe: person?.id ?? '' };
		const by = { board, person: person?.id ?? '' };
		const added = await app.db.transaction(async (tx) => {
			const made = await addSeat(tx, { ...seat, most: mostSeats });
			if (made !== undefined) await noteBoardEvent(tx, { ...by, kind: 'add-seat' });
			return made;
		});
		if (added === undefined) {
			const tooMany = { called: `There are ${mostSeats} seats. Remove one first.` };
			return fail(409, { errors: tooMany, entered });
		}
		app.events.changed(board);
		redirect(303, `/conversations/${conversation}/seats`);
	},
	remove: async ({ params: { conversation }, locals: { app, person }, request }) => {
		const { board } = await boardToLead(app, { conversation, person: person?.id });
		const seat = textOf(await request.formData(), 'seat');
		if (isUuid(seat)) {
			const by = { board, person: person?.id ?? '' };
			await app.db.transaction(async (tx) => {
				await removeSeat(tx, { board, conversation, seat });
				await noteBoardEvent(tx, { ...by, kind: 'remove-seat' });
			});
			app.events.changed(board);
		}
		redirect(303, `/conversations/${conversation}/seats`);
	}
};
