import {
	conversationsOf,
	leaveTeam,
	listExperiments,
	membersOf,
	renewInvitation,
	setTeamRole
} from '@small-change/db';
import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { newInvitation } from '#lib/server/codes.ts';
import { isUuid } from '#lib/server/isUuid.ts';
import { shareOrigin } from '#lib/server/share.ts';
import { teamAt } from '#lib/server/teams.ts';
import { signedIn } from '#lib/server/who.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, person: who }, params, url }) => {
	const person = who?.id ?? '';
	if (who?.email === undefined) error(404, 'Page not found');
	const { team, name, department, departmentId, invitation, mayManage } = await teamAt(app, {
		team: params.team,
		person
	});
	return {
		team,
		name,
		department,
		departmentId,
		mayManage,
		link: `${shareOrigin(app, url)}/teams/join/${invitation}`,
		you: person,
		members: await membersOf(app.db, team),
		conversations: await conversationsOf(app.db, { person, team }),
		experiments: await listExperiments(app.db, { team })
	};
};

export const actions: Actions = {
	leave: async (event) => {
		const { id: person } = signedIn(event);
		const { team } = await teamAt(event.locals.app, { team: event.params.team, person });
		if (!(await leave(event, { team, person }))) return fail(409, { problem: lastFacilitator });
		redirect(303, '/');
	},
	remove: async (event) => {
		const { team, member } = await managed(event);
		if (!(await leave(event, { team, person: member }))) {
			return fail(409, { problem: lastFacilitator });
		}
		redirect(303, `/teams/${team}`);
	},
	facilitator: async (event) => {
		const { team, member } = await managed(event);
		await setTeamRole(event.locals.app.db, { team, person: member, role: 'facilitator' });
		redirect(303, `/teams/${team}`);
	},
	renew: async (event) => {
		const { team } = await managed(event);
		await renewInvitation(event.locals.app.db, { team, invitation: newInvitation() });
		redirect(303, `/teams/${team}`);
	}
};

const lastFacilitator =
	'A team needs a facilitator. Make somebody else a facilitator first, then leave.';

/** @returns whether they could, or had left already */
async function leave(
	{ locals: { app, person: by } }: RequestEvent,
	{ team, person }: { team: string; person: string }
): Promise<boolean> {
	const left = await leaveTeam(app.db, { team, person, by: by?.id });
	if (left === 'last-facilitator') return false;
	if (left !== 'no-member') for (const board of left) app.events.changed(board);
	return true;
}

/** For what only facilitators may do. @throws 404 for everybody else */
async function managed(event: RequestEvent): Promise<{ team: string; member: string }> {
	const { id: person } = signedIn(event);
	const facts = await teamAt(event.locals.app, { team: event.params['team'] ?? '', person });
	if (!facts.mayManage) error(404, 'Page not found');
	const member = (await event.request.formData()).get('member');
	const isId = typeof member === 'string' && isUuid(member);
	return { team: facts.team, member: isId ? member : person };
}
