import { boardAccess, joinBoard, readBoardAccess } from '@small-change/db';
import type { Place } from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { byCode, readCode, whyCodeEnded } from '#lib/server/codes.ts';
import { welcomeGuest } from '#lib/server/device.ts';
import { nameField, readForm } from '#lib/server/forms.ts';
import { addressOf, guesserOf } from '#lib/server/who.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app, person } = event.locals;
	const { ended, ...found } = await conversationAt(event);
	if (person !== undefined) {
		const facts = await readBoardAccess(app.db, { board: found.board, person: person.id });
		const access = facts && boardAccess(facts);
		if (ended === undefined ? access?.mayOpen : access?.mayJoin) redirect(303, `/b/${found.board}`);
		if (facts?.removed === true) error(403, removedWords);
	}
	if (ended !== undefined) error(410, ended);
	const place = event.url.searchParams.get('in') === 'room' ? 'room' : '';
	return { title: found.title, question: found.question, place };
};

export const actions: Actions = {
	default: async (event) => {
		const { request, locals, cookies, url } = event;
		const { board, ended } = await conversationAt(event);
		if (ended !== undefined) error(410, ended);
		let { person } = locals;
		const form = await request.formData();
		const place = placeIn(form.get('place'));
		if (person === undefined) {
			const { values, errors } = readForm(z.object({ name: nameField }), form);
			if (errors) return fail(400, { errors, name: entered(form.get('name')), place });
			const guest = { name: values.name, cookies, url, address: addressOf(event) };
			person = await welcomeGuest(locals.app, guest);
		}
		const joining = { board, person: person.id, ...(place && { place }) };
		if (!(await joinBoard(locals.app.db, joining))) error(403, removedWords);
		redirect(303, `/b/${board}`);
	}
};

const removedWords = 'You were removed from this board';

type Asked = Pick<RequestEvent, 'params' | 'locals' | 'request' | 'getClientAddress'>;

async function conversationAt(event: Asked) {
	const code = readCode(event.params['code'] ?? '');
	const found = await byCode(event.locals.app, guesserOf(event), code);
	if (found === undefined) error(404, 'Page not found');
	return { ...found, ended: whyCodeEnded(found) };
}

function placeIn(value: FormDataEntryValue | null): Place | undefined {
	return value === 'room' || value === 'remote' ? value : undefined;
}

function entered(value: FormDataEntryValue | null): string {
	return typeof value === 'string' ? value : '';
}
