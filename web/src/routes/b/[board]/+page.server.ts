import { joinBoard } from '@small-change/db';
import { redirect } from '@sveltejs/kit';
import { boardAt } from '#lib/server/boards.ts';
import type { PageServerLoad } from './$types';

/** Whoever has the address and has said their name takes part. */
export const load: PageServerLoad = async ({ params: { board }, locals: { app, person } }) => {
	const facts = await boardAt(app, { board, person: person?.id });
	if (person === undefined) redirect(303, `/b/${board}/join`);
	await joinBoard(app.db, { board, person: person.id });
	return { board, person, title: facts.title, question: facts.question };
};
