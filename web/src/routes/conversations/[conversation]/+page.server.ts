import {
	boardAccess,
	boardOfConversation,
	listExperiments,
	noteBoardEvent,
	peopleOn,
	phasesOf,
	renewCode
} from '@small-change/db';
import { error, redirect } from '@sveltejs/kit';
import { dayOf } from '#lib/page/dates.ts';
import type { App } from '#lib/server/App.ts';
import { boardAt } from '#lib/server/boards.ts';
import { codeEnds, newCode } from '#lib/server/codes.ts';
import { isUuid } from '#lib/server/isUuid.ts';
import { invitationTo } from '#lib/server/share.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, person }, url }) => {
	const facts = await conversationAt(app, params.conversation, person?.id);
	const { board, title, question, codeMadeAt, closed } = facts;
	return {
		board,
		title,
		question,
		mayManage: boardAccess(facts).mayFacilitate,
		isOwner: facts.role === 'owner',
		archived: facts.archived,
		closed,
		phases: (await phasesOf(app.db, params.conversation)).length,
		experiments: await listExperiments(app.db, params),
		people: await peopleOn(app.db, board),
		invitation: invitationTo(app, url, facts),
		codeEnds: codeMadeAt === undefined ? undefined : dayOf(codeEnds(codeMadeAt))
	};
};

export const actions: Actions = {
	renew: async ({ params: { conversation }, locals: { app, person } }) => {
		const facts = await conversationAt(app, conversation, person?.id);
		if (!boardAccess(facts).mayFacilitate) error(404, 'Page not found');
		await app.db.transaction(async (tx) => {
			await renewCode(tx, { conversation, newCode });
			const by = { board: facts.board, person: person?.id ?? null };
			await noteBoardEvent(tx, { ...by, kind: 'renew-code' });
		});
		redirect(303, `/conversations/${conversation}`);
	}
};

async function conversationAt(app: App, conversation: string, person: string | undefined) {
	const board = isUuid(conversation) ? await boardOfConversation(app.db, conversation) : undefined;
	if (board === undefined) error(404, 'Page not found');
	return boardAt(app, { board, person, orArchived: true });
}
