import { takeSeat } from '@small-change/db';
import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { keepDevice, newDevice } from '#lib/server/device.ts';
import { seatAt } from '#lib/server/seats.ts';
import { guesserOf } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: the button takes the seat over. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const seat = await seatFor(event);
	return { seat: seat && { name: seat.name, title: seat.title } };
};

export const actions: Actions = {
	default: async (event) => {
		const seat = await seatFor(event);
		if (seat === undefined) return;
		const {
			locals: { app, person },
			url,
			cookies
		} = event;
		const { board } = seat;
		const device = newDevice();
		const by = person === undefined ? device : { person: person.id };
		if (!(await takeSeat(app.db, { board, seat: seat.person, by }))) return;
		if (person === undefined) keepDevice(device, { cookies, url });
		app.events.changed(board);
		app.events.renamed(board);
		redirect(303, `/b/${board}`);
	}
};

function seatFor(event: RequestEvent<{ seat: string }>) {
	const key = event.url.searchParams.get('key');
	return seatAt(event.locals.app, guesserOf(event), { ...event.params, key });
}
