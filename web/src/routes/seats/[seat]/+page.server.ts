import { takeSeat } from '@small-change/db';
import { redirect } from '@sveltejs/kit';
import { keepDevice } from '#lib/server/device.ts';
import { seatAt } from '#lib/server/seats.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: the button takes the seat over. */
export const load: PageServerLoad = async ({ params, locals: { app }, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
	const seat = await seatAt(app, { ...params, key: url.searchParams.get('key') });
	return { seat: seat && { name: seat.name, title: seat.title } };
};

export const actions: Actions = {
	default: async ({ params, locals: { app, person }, url, cookies }) => {
		const seat = await seatAt(app, { ...params, key: url.searchParams.get('key') });
		if (seat === undefined) return;
		const { board } = seat;
		const taken = await takeSeat(app.db, { board, seat: seat.person, into: person?.id });
		if (!taken) return;
		if (person === undefined) await keepDevice(app.db, { person: seat.person, cookies, url });
		app.events.changed(board);
		redirect(303, `/b/${board}`);
	}
};
