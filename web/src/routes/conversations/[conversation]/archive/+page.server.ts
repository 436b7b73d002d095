import { setBoardArchived } from '@small-change/db';
import { redirect } from '@sveltejs/kit';
import { boardToArchive } from '#lib/server/conversations.ts';
import { textOf } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({
	params: { conversation },
	locals: { app, person }
}) => {
	const { title, archived } = await boardToArchive(app, { conversation, person: person?.id });
	return { title, archived };
};

export const actions: Actions = {
	default: async ({ params: { conversation }, locals: { app, person }, request }) => {
		const { board } = await boardToArchive(app, { conversation, person: person?.id });
		// What the page said that it does: of two pages that are sent, neither undoes the other unasked.
		const archived = textOf(await request.formData(), 'do') === 'archive';
		await setBoardArchived(app.db, { board, archived, by: person?.id ?? '' });
		app.events.changed(board);
		redirect(303, `/conversations/${conversation}`);
	}
};
