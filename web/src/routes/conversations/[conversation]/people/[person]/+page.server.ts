import { randomUUID } from 'node:crypto';
import {
	formerMembersOf,
	letInAgain,
	peopleOn,
	removeMember,
	seatsOn,
	setMemberRole
} from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { boardToLead } from '#lib/server/conversations.ts';
import { textOf } from '#lib/server/forms.ts';
import { undo } from '#lib/server/undoing.ts';
import { signedIn } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app } = event.locals;
	const { board, title, role, person } = await boardToLead(app, asked(event));
	event.setHeaders({ 'cache-control': 'private, no-store' });
	const them = event.params.person;
	const [members, former, seats] = await Promise.all([
		peopleOn(app.db, board),
		formerMembersOf(app.db, board),
		seatsOn(app.db, board)
	]);
	const member = members.find(({ id }) => id === them);
	const left = former.find(({ id }) => id === them);
	const name = member?.name ?? left?.name;
	if (name === undefined) error(404, 'Page not found');
	const leads = member?.role === 'owner' || member?.role === 'facilitator';
	return {
		title,
		name,
		role: member?.role,
		removed: left?.removed ?? false,
		isYou: them === person,
		isSeat: seats.some((seat) => seat.person === them),
		mayUndo: role === 'owner' || them === person || !leads,
		/** So that a button that is pressed twice does it once. */
		request: randomUUID()
	};
};

export const actions: Actions = {
	role: async (event) => {
		const { app } = event.locals;
		const { board, person: by } = await boardToLead(app, asked(event));
		const role = textOf(await event.request.formData(), 'role');
		if (role !== 'facilitator' && role !== 'writer' && role !== 'reader') {
			return fail(400, { errors: { role: 'Choose what they may do' } });
		}
		const { person } = event.params;
		const before = await roleOf(event, board);
		if (before !== undefined && before !== role) {
			const changed = await setMemberRole(app.db, { board, person, role, by });
			if (!changed && (await roleOf(event, board)) === 'owner') {
				return fail(409, { problem: ownerStays });
			}
			app.events.changed(board);
		}
		const leadsOn = person !== by || role === 'facilitator';
		redirect(303, `/conversations/${event.params.conversation}${leadsOn ? '/people' : ''}`);
	},
	remove: async (event) => {
		const { app } = event.locals;
		const { board, person: by } = await boardToLead(app, asked(event));
		if (event.params.person === by) return fail(409, { problem: 'Ask somebody else to do that.' });
		const removed = await removeMember(app.db, { board, person: event.params.person, by });
		if (!removed && (await roleOf(event, board)) === 'owner') {
			return fail(409, { problem: ownerStays });
		}
		app.events.changed(board);
		redirect(303, `/conversations/${event.params.conversation}/people`);
	},
	again: async (event) => {
		const { app } = event.locals;
		const { board, person: by } = await boardToLead(app, asked(event));
		await letInAgain(app.db, { board, person: event.params.person, by });
		redirect(303, `/conversations/${event.params.conversation}/people`);
	},
	undo: (event) => undoing(event, () => ({ person: event.params.person })),
	redo: async (event) => {
		const answer = await undoing(event, (form) => ({ event: textOf(form, 'event') }));
		return 'undone' in answer ? { again: true } : answer;
	}
};

type Event = RequestEvent<{ conversation: string; person: string }>;

const ownerStays = 'The person who started the conversation always leads it.';

function asked({ params, locals }: Event) {
	return { conversation: params.conversation, person: locals.person?.id };
}

async function roleOf({ params, locals }: Event, board: string) {
	const members = await peopleOn(locals.app.db, board);
	return members.find(({ id }) => id === params.person)?.role;
}

async function undoing(
	event: Event,
	what: (form: FormData) => { person: string } | { event: string }
) {
	const { app, person } = event.locals;
	const facts = await boardToLead(app, asked(event));
	const form = await event.request.formData();
	const by = person ?? signedIn(event);
	const { undone, problem } = await undo(app, facts, {
		...{ by, id: textOf(form, 'request') },
		...what(form)
	});
	return problem === undefined ? { undone } : fail(409, { problem });
}
