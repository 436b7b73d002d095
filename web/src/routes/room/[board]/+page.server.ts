import { admission } from '#lib/server/admission.ts';
import { boardAt } from '#lib/server/boards.ts';
import { invitationTo } from '#lib/server/share.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({
	params: { board },
	locals: { app, person },
	url,
	setHeaders
}) => {
	const facts = await boardAt(app, { board, person: person?.id });
	const { title, question } = facts;
	// As the board's own page: it holds a ticket.
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		board,
		person: { id: person?.id ?? '' },
		title,
		question,
		admission: person && admission(app, facts, person),
		invitation: invitationTo(app, url, facts, { toRoom: true })
	};
};
