import { readTeamAccess } from '@small-change/db';
import { fail, redirect } from '@sveltejs/kit';
import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { chosenBeginning } from './beginnings.ts';
import { beginConversation } from './boards.ts';
import { welcomeGuest } from './device.ts';
import { conversationFields, enteredIn, nameField, readForm } from './forms.ts';
import type { FormErrors } from './forms.ts';
import { addressOf } from './who.ts';

/** Begins a conversation from its form, and opens its board. Whoever is not known yet becomes a guest of the name given. */
export async function begin(
	event: RequestEvent
): Promise<ActionFailure<{ errors: FormErrors; entered: Record<string, string> }>> {
	const { request, locals, cookies, url } = event;
	const { app, person } = locals;
	const form = await request.formData();
	const schema =
		person === undefined ? conversationFields.extend({ name: nameField }) : conversationFields;
	const { values, errors } = readForm(schema, form);
	const entered = enteredIn(form);
	if (errors) return fail(400, { errors, entered });
	const { title, question, template } = values;
	const team = values.team === '' ? undefined : values.team;
	if (
		team !== undefined &&
		!(person && (await readTeamAccess(app.db, { team, person: person.id })))
	) {
		return fail(400, { errors: { team: 'Choose one of your teams' }, entered });
	}
	const beginning = await chosenBeginning(app, { choice: template, person: person?.id, team });
	if (beginning === undefined) {
		return fail(400, { errors: { template: 'Choose how the board starts' }, entered });
	}
	const name = 'name' in values ? String(values.name) : '';
	const owner =
		person ?? (await welcomeGuest(app, { name, cookies, url, address: addressOf(event) }));
	const { board } = await beginConversation(app, {
		title,
		question,
		beginning,
		team,
		owner: owner.id
	});
	redirect(303, `/b/${board}`);
}
