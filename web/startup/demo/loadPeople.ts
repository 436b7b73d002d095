import {
	createGuest,
	createTeam,
	joinTeam,
	keepDepartments,
	welcomeSignIn
} from '@small-change/db';
import type { Transaction } from '@small-change/db';
import { newInvitation } from '../../src/lib/server/codes.ts';
import { DemoSignIns } from '../../src/lib/server/DemoSignIns.ts';
import { demoAdministrator, demoPeople, demoTeams, exampleDepartments } from './content/people.ts';

/** Makes the people, each with a sign-in where they have an address, and their teams. @returns their ids by name */
export async function loadPeople(
	tx: Transaction,
	secret: string
): Promise<{ people: Map<string, string>; teams: Map<string, string> }> {
	await keepDepartments(tx, exampleDepartments);
	const people = await loadSignIns(tx, secret);
	const teams = new Map<string, string>();
	for (const { name, department, people: names } of demoTeams) {
		let team: string | undefined;
		for (const member of names) {
			const person = people.get(member) ?? (await createGuest(tx, { name: member })).id;
			people.set(member, person);
			if (team !== undefined) await joinTeam(tx, { team, person });
			else {
				const invitation = newInvitation();
				team = (await createTeam(tx, { name, department, invitation, person })).id;
				teams.set(name, team);
			}
		}
	}
	return { people, teams };
}

/** As anybody's first sign-in makes them: by a link that is used up. The session is ended again. */
async function loadSignIns(tx: Transaction, secret: string): Promise<Map<string, string>> {
	const people = new Map<string, string>();
	const signIns = new DemoSignIns({
		db: tx,
		secret,
		origin: undefined,
		people: demoPeople,
		administrator: demoAdministrator
	});
	for (const { name, email } of demoPeople) {
		const { value, cookies } = await signIns.signIn(email, new Headers());
		const { id } = await welcomeSignIn(tx, { signIn: value.signIn, name });
		await signIns.signOut(cookies);
		people.set(name, id);
	}
	return people;
}
