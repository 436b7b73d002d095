import { randomUUID } from 'node:crypto';
import { boardAccess, possibleOwners } from '@small-change/db';
import type { BoardFacts } from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import type { App } from '#lib/server/App.ts';
import { readBoardParts } from '#lib/server/boardNotes.ts';
import { boardAt } from '#lib/server/boards.ts';
import { readPlan } from '#lib/server/experimentForm.ts';
import { enteredIn, textOf } from '#lib/server/forms.ts';
import { isUuid } from '#lib/server/isUuid.ts';
import { makeExperiment, noteIds, planFromNotes } from '#lib/server/promote.ts';
import type { Person } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, person }, url }) => {
	const facts = await writtenBoard(app, params.board, person);
	const parts = await readBoardParts(app.db, facts.document);
	const chosen = noteIds(url.searchParams.get('notes')?.split(',') ?? []);
	const byId = new Map(parts.flatMap(({ notes }) => notes).map((note) => [note.id, note]));
	const notes = chosen.flatMap((id) => byId.get(id) ?? []);
	return {
		id: randomUUID(),
		board: params.board,
		boardTitle: facts.title,
		chosen: notes.map(({ id }) => id),
		parts: parts.map(({ zone, notes }) => ({
			title: zone?.title ?? '',
			notes: notes
				.filter(({ text }) => text.trim() !== '')
				.map(({ id, text, colour }) => ({ id, text, colour }))
		})),
		plan: planFromNotes(notes, { parts, owner: person?.id ?? '' }),
		owners: await possibleOwners(app.db, facts)
	};
};

export const actions: Actions = {
	default: async ({ params, request, locals: { app, person } }) => {
		const facts = await writtenBoard(app, params.board, person);
		const form = await request.formData();
		const agree = form.get('intent') === 'agree';
		const owners = await possibleOwners(app.db, facts);
		const { plan, errors } = readPlan(form, { agree, owners });
		const asked = noteIds(form.getAll('note').map(String));
		if (Object.keys(errors).length > 0) {
			return fail(400, { errors, entered: enteredIn(form), notes: asked });
		}
		const parts = await readBoardParts(app.db, facts.document);
		const notes = parts
			.flatMap((part) => part.notes)
			.filter(({ id }) => asked.includes(id))
			.sort((a, b) => asked.indexOf(a.id) - asked.indexOf(b.id))
			.map(({ id, text }) => ({ note: id, text }));
		const given = textOf(form, 'id');
		const id = await makeExperiment(app, facts, {
			made: {
				id: isUuid(given) ? given : undefined,
				plan,
				status: agree ? 'agreed' : 'draft',
				conversation: facts.conversation,
				team: facts.team,
				notes
			},
			person: person?.id ?? '',
			isTogether: form.has('together')
		});
		if (id === undefined) {
			const elsewhere = {
				title: 'Somebody else is filling this in now, or it was dropped. Look at the board again.'
			};
			return fail(409, { errors: elsewhere, entered: enteredIn(form), notes: asked });
		}
		app.events.changed(params.board);
		redirect(303, `/experiments/${id}`);
	}
};

/** @throws 404 for whoever may not write on the board */
async function writtenBoard(
	app: App,
	board: string,
	person: Person | undefined
): Promise<BoardFacts> {
	const facts = await boardAt(app, { board, person: person?.id });
	if (!boardAccess(facts).mayWrite) error(404, 'Page not found');
	return facts;
}
