import { takeSeat } from '@small-change/db';
import type { SeatFacts } from '@small-change/db';
import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { deviceOf, keepDevice } from '#lib/server/device.ts';
import { seatAt } from '#lib/server/seats.ts';
import { guesserOf } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * Opening the link takes nothing over: the button does. Who is not known yet gets their device's cookie
 * here, so that they are known by it where the answer to the button is lost on its way.
 */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const seat = await seatFor(event);
	if (seat !== undefined && event.locals.person === undefined) {
		keepDevice(deviceOf(event.cookies), event);
	}
	return { seat: seat && { name: seat.name, title: seat.title } };
};

export const actions: Actions = {
	default: async (event) => {
		const seat = await seatFor(event);
		if (seat === undefined) return;
		const {
			locals: { app, person },
			cookies
		} = event;
		const { board } = seat;
		const device = deviceOf(cookies);
		const by = person === undefined ? device : { person: person.id };
		if (!(await takeSeat(app.db, { board, seat: seat.person, by }))) return;
		if (person === undefined) keepDevice(device, event);
		app.events.changed(board);
		app.events.renamed(board);
		redirect(303, `/b/${board}`);
	}
};

/** @throws redirect to the board, where whoever asks has taken the seat over already */
async function seatFor(event: RequestEvent<{ seat: string }>): Promise<SeatFacts | undefined> {
	const key = event.url.searchParams.get('key');
	const at = await seatAt(event.locals.app, guesserOf(event), { ...event.params, key });
	if (at.seat === undefined && at.ownBoard !== undefined) redirect(303, `/b/${at.ownBoard}`);
	return at.seat;
}
