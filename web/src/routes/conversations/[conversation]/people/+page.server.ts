import { formerMembersOf, peopleOn, seatsOn } from '@small-change/db';
import { boardToLead } from '#lib/server/conversations.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({
	params: { conversation },
	locals: { app, person },
	setHeaders
}) => {
	const { board, title } = await boardToLead(app, { conversation, person: person?.id });
	setHeaders({ 'cache-control': 'private, no-store' });
	const [members, former, seats] = await Promise.all([
		peopleOn(app.db, board),
		formerMembersOf(app.db, board),
		seatsOn(app.db, board)
	]);
	const ofSeats = new Set(seats.map(({ person: id }) => id));
	return {
		title,
		you: person?.id,
		members: members.map((one) => ({ ...one, isSeat: ofSeats.has(one.id) })),
		former
	};
};
