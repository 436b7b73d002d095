import { randomUUID } from 'node:crypto';
import { boardEventsOf, countBoardEvents } from '@small-change/db';
import { fail } from '@sveltejs/kit';
import { momentInWords } from '#lib/page/dates.ts';
import { boardToArchive } from '#lib/server/conversations.ts';
import { textOf } from '#lib/server/forms.ts';
import { undo } from '#lib/server/undoing.ts';
import { signedIn } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

const mostOnAPage = 50;

export const load: PageServerLoad = async ({
	params,
	locals: { app, person },
	url,
	setHeaders
}) => {
	const asked = { conversation: params.conversation, person: person?.id };
	const { board, title, archived } = await boardToArchive(app, asked);
	setHeaders({ 'cache-control': 'private, no-store' });
	const number = Math.min(
		Number(/^\d{1,6}$/.exec(url.searchParams.get('page') ?? '')?.[0] ?? 1),
		1e5
	);
	const page = Math.max(1, number);
	const [events, count] = await Promise.all([
		boardEventsOf(app.db, { board, from: (page - 1) * mostOnAPage, most: mostOnAPage }),
		countBoardEvents(app.db, board)
	]);
	return {
		title,
		events: events.map(({ at, mayTakeBack, ...event }) => ({
			...event,
			at: momentInWords(at),
			mayTakeBack: mayTakeBack && !archived
		})),
		page,
		pages: Math.max(1, Math.ceil(count / mostOnAPage)),
		/** So that a button that is pressed twice does it once. */
		request: randomUUID()
	};
};

export const actions: Actions = {
	redo: async (event) => {
		const { app, person } = event.locals;
		const asked = { conversation: event.params.conversation, person: person?.id };
		const facts = await boardToArchive(app, asked);
		const form = await event.request.formData();
		const by = person ?? signedIn(event);
		const { problem } = await undo(app, facts, {
			...{ by, id: textOf(form, 'request') },
			event: textOf(form, 'event')
		});
		return problem === undefined ? { again: true } : fail(409, { problem });
	}
};
