import { answerPulse, participantsIn, readPulse } from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import { dayInWords, dayOf } from '#lib/page/dates.ts';
import { textOf } from '#lib/server/forms.ts';
import { boardToRead } from '#lib/server/conversations.ts';
import { wholeRecord } from '#lib/server/wholeRecord.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({
	params: { conversation },
	locals: { app, person }
}) => {
	const { record } = await wholeRecord(app, { conversation, person: person?.id });
	const pulse = await readPulse(app.db, { conversation, person: person?.id ?? '' });
	const people = await participantsIn(app.db, conversation);
	return { record, day: dayInWords(dayOf(record.closedAt)), people, pulse };
};

export const actions: Actions = {
	pulse: async ({ params: { conversation }, locals: { app, person }, request }) => {
		const { closed } = await boardToRead(app, { conversation, person: person?.id });
		if (!closed || person === undefined) error(404, 'Page not found');
		const score = Number(textOf(await request.formData(), 'score') || 'none');
		if (![1, 2, 3, 4, 5].includes(score)) {
			return fail(400, { errors: { score: 'Choose one of the five' } });
		}
		await app.db.transaction((tx) => answerPulse(tx, { conversation, person: person.id, score }));
		redirect(303, `/conversations/${conversation}/record`);
	}
};
