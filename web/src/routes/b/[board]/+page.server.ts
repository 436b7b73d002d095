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
	const { title, question, conversation } = facts;
	// The page holds a ticket: no copy of it is left on the device or with anybody between.
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		board,
		person: { id: person?.id ?? '' },
		title,
		question,
		conversation,
		admission: person && admission(app, facts, person),
		invitation: invitationTo(app, url, facts)
	};
};
