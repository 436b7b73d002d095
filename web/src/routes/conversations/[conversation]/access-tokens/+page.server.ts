import {
	accessTokensOn,
	createAccessToken,
	mostAccessTokens,
	revokeAccessToken
} from '@small-change/db';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { dayOf } from '#lib/page/dates.ts';
import { boardToOwn } from '#lib/server/conversations.ts';
import { enteredIn, readForm, textOf } from '#lib/server/forms.ts';
import { isUuid } from '#lib/server/isUuid.ts';
import type { Actions, PageServerLoad } from './$types';

const aDay = 24 * 60 * 60 * 1000;

export const load: PageServerLoad = async ({
	params: { conversation },
	locals: { app, person },
	url,
	setHeaders
}) => {
	const { board, title } = await boardToOwn(app, { conversation, person: person?.id });
	setHeaders({ 'cache-control': 'private, no-store' });
	const tokens = await accessTokensOn(app.db, board);
	return {
		title,
		address: `${(app.config.origin ?? url.origin).replace(/^http/, 'ws')}/yjs/${board}`,
		tokens: tokens.map(({ id, name, mayWrite, createdAt, lastUsedAt, expiresAt }) => ({
			...{ id, name, mayWrite },
			made: dayOf(createdAt),
			used: lastUsedAt === null ? undefined : dayOf(lastUsedAt),
			ends: dayOf(expiresAt)
		}))
	};
};

const fields = z.object({
	called: z
		.string()
		.transform((text) => text.replace(/\s+/g, ' ').trim())
		.pipe(
			z
				.string()
				.min(1, 'Enter what the token is for')
				.max(60, 'What it is for must be 60 characters or fewer')
		),
	may: z.enum(['read', 'write'], 'Choose what it can do'),
	days: z.enum(['7', '30', '90'], 'Choose how long it lasts').transform(Number)
});

export const actions: Actions = {
	make: async ({ params: { conversation }, locals: { app, person }, request }) => {
		const { board } = await boardToOwn(app, { conversation, person: person?.id });
		const form = await request.formData();
		const { values, errors } = readForm(fields, form);
		const entered = enteredIn(form);
		if (errors) return fail(400, { errors, entered });
		const { called: name, may, days } = values;
		const expiresAt = new Date(Date.now() + days * aDay);
		const asked = { board, person: person?.id ?? '', name, mayWrite: may === 'write', expiresAt };
		const made = await app.db.transaction((tx) => createAccessToken(tx, asked));
		if (made === undefined) {
			const tooMany = {
				called: `There are ${mostAccessTokens} access tokens. Revoke one first.`
			};
			return fail(409, { errors: tooMany, entered });
		}
		return { made: { name, token: made.token } };
	},
	revoke: async ({ params: { conversation }, locals: { app, person }, request }) => {
		const { board } = await boardToOwn(app, { conversation, person: person?.id });
		const token = textOf(await request.formData(), 'token');
		if (isUuid(token)) {
			await revokeAccessToken(app.db, { board, token, by: person?.id ?? '' });
			app.events.changed(board);
		}
		redirect(303, `/conversations/${conversation}/access-tokens`);
	}
};
