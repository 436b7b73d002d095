import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boardAccess, readBoardAccess } from '../access/boards.ts';
import { readTeamAccess } from '../access/teams.ts';
import { departmentList } from '../departments.ts';
import type { Database } from '../openDatabase.ts';
import { signIns } from '../schema/signIn.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { seedConversation, seedTeam, someCode } from '../testing/seeds.ts';
import { appendUpdates } from '../update-log/appendUpdates.ts';
import { noteAuthors } from '../update-log/documents.ts';
import { joinBoard } from './boards.ts';
import {
	conversationByCode,
	conversationsOf,
	createConversation,
	peopleOn,
	renewCode
} from './conversations.ts';
import { addDevice, createGuest, personByDevice } from './people.ts';
import { personBySignIn, welcomeSignIn } from './signIn.ts';
import {
	keepDepartments,
	leaveTeam,
	listDepartments,
	membersOf,
	setTeamRole,
	teamsOf
} from './teams.ts';

let test$: TestDatabase;
let db: Database;

beforeAll(async () => {
	test$ = await createTestDatabase();
	db = test$.db;
	await keepDepartments(db, departmentList);
});

afterAll(() => test$.close());

async function signInOf(email = `${randomUUID()}@example.gov.uk`): Promise<string> {
	const id = randomUUID();
	await db.insert(signIns).values({ id, name: '', email });
	return id;
}

describe('departments', () => {
	test('the list is kept, twice without a change, and agencies name their department', async () => {
		await keepDepartments(db, departmentList);
		const all = await listDepartments(db);
		expect(all).toHaveLength(departmentList.length);
		expect(all.find(({ id }) => id === 'companies-house')).toEqual({
			id: 'companies-house',
			name: 'Companies House',
			parent: 'Department for Business and Trade'
		});
	});
});

describe('teams', () => {
	test('whoever makes one is its facilitator; only members see it', async () => {
		const { team, people } = await seedTeam(db, { names: ['Ann', 'Bob'] });
		const stranger = await createGuest(db, { name: 'Sid' });
		expect((await membersOf(db, team)).map(({ name, role }) => `${name} ${role}`)).toEqual([
			'Ann facilitator',
			'Bob member'
		]);
		expect(await readTeamAccess(db, { team, person: people[1] ?? '' })).toMatchObject({
			role: 'member'
		});
		expect(await readTeamAccess(db, { team, person: stranger.id })).toBeUndefined();
		expect((await teamsOf(db, people[0] ?? '')).map(({ id }) => id)).toEqual([team]);
	});

	test('the last facilitator stays until there is another one', async () => {
		const { team, people } = await seedTeam(db, { names: ['Ann', 'Bob'] });
		const [ann = '', bob = ''] = people;
		expect(await leaveTeam(db, { team, person: ann })).toBe('last-facilitator');
		await setTeamRole(db, { team, person: bob, role: 'facilitator' });
		expect(
			await Promise.all([
				leaveTeam(db, { team, person: ann }),
				leaveTeam(db, { team, person: bob })
			])
		).toEqual(expect.arrayContaining([[], 'last-facilitator']));
		expect(await leaveTeam(db, { team, person: randomUUID() })).toBe('no-member');
	});

	test('who leaves a team leaves its boards, with the rights of those raised', async () => {
		const { team, people } = await seedTeam(db, { names: ['Ann', 'Bob'] });
		const [ann = '', bob = ''] = people;
		const { board } = await seedConversation(db, { owner: ann, team });
		expect(
			boardAccess((await readBoardAccess(db, { board, person: bob })) ?? { role: undefined })
		).toMatchObject({ mayOpen: false, mayJoin: true });
		await joinBoard(db, { board, person: bob });
		const before = await readBoardAccess(db, { board, person: bob });
		expect(await leaveTeam(db, { team, person: bob })).toEqual([board]);
		const after = await readBoardAccess(db, { board, person: bob });
		expect(after && boardAccess(after)).toMatchObject({ mayOpen: false, mayJoin: false });
		expect(after?.rightsVersion).toBeGreaterThan(before?.rightsVersion ?? Infinity);
	});
});

describe('conversations', () => {
	test('a code leads to one conversation, a new one ends the old one', async () => {
		const ann = await createGuest(db, { name: 'Ann' });
		const { id, board, code } = await seedConversation(db, { owner: ann.id });
		expect(await conversationByCode(db, code)).toMatchObject({
			id,
			board,
			title: 'Fewer letters'
		});
		const made = await conversationByCode(db, code);
		const next = await renewCode(db, { conversation: id, newCode: someCode });
		expect(await conversationByCode(db, code)).toBeUndefined();
		const renewed = await conversationByCode(db, next ?? '');
		expect(renewed).toMatchObject({ id, closed: false });
		expect(renewed?.codeMadeAt.getTime(), 'and begins anew').toBeGreaterThan(
			made?.codeMadeAt.getTime() ?? Infinity
		);
	});

	test('a code that is taken is tried again with another one', async () => {
		const ann = await createGuest(db, { name: 'Ann' });
		const { code } = await seedConversation(db, { owner: ann.id });
		const codes = [code, code, someCode()];
		const id = randomBytes(20).toString('base64url');
		const made = await createConversation(db, {
			board: { id, title: 'Second', owner: ann.id },
			newCode: () => codes.shift() ?? code
		});
		expect(made.code).not.toBe(code);
	});

	test('somebody has those they joined and those of their teams', async () => {
		const { team, people } = await seedTeam(db, { names: ['Ann', 'Bob'] });
		const [ann = '', bob = ''] = people;
		const ofTeam = await seedConversation(db, { owner: ann, team });
		const elsewhere = await seedConversation(db, {
			owner: (await createGuest(db, { name: 'Sid' })).id
		});
		await joinBoard(db, { board: elsewhere.board, person: bob });
		const mine = await conversationsOf(db, { person: bob });
		expect(mine.map(({ id }) => id).toSorted()).toEqual([ofTeam.id, elsewhere.id].toSorted());
		expect((await conversationsOf(db, { person: bob, team })).map(({ id }) => id)).toEqual([
			ofTeam.id
		]);
		expect((await peopleOn(db, elsewhere.board)).map(({ name }) => name)).toEqual(['Sid', 'Bob']);
	});
});

describe('signing in', () => {
	test('a first sign-in makes the guest of this device that person', async () => {
		const guest = await createGuest(db, { name: 'Ann' });
		const signIn = await signInOf();
		expect(await welcomeSignIn(db, { signIn, name: 'ann', guest: guest.id })).toMatchObject(guest);
		expect(await personBySignIn(db, signIn)).toEqual(guest);
		const again = await welcomeSignIn(db, { signIn, name: 'ann', guest: guest.id });
		expect(again, 'a second time changes nothing').toMatchObject(guest);
	});

	test('without a guest somebody new is made, once, however often at once', async () => {
		const signIn = await signInOf();
		const all = await Promise.all([1, 2, 3].map(() => welcomeSignIn(db, { signIn, name: 'Bea' })));
		expect(new Set(all.map(({ id }) => id)).size).toBe(1);
	});

	test('a guest is merged: boards, notes and client ids are then the person’s', async () => {
		const signIn = await signInOf();
		const { isNew, ...person } = await welcomeSignIn(db, { signIn, name: 'Ann' });
		expect(isNew).toBe(true);
		const guest = await createGuest(db, { name: 'Ann at home' });
		const tokenHash = randomUUID();
		await addDevice(db, { person: guest.id, tokenHash });
		const { board } = await seedConversation(db, { owner: guest.id });
		const facts = await readBoardAccess(db, { board, person: guest.id });
		const document = facts?.document ?? '';
		await appendUpdates(db, {
			document,
			node: 'test',
			rightsVersion: facts?.rightsVersion ?? 0,
			updates: [
				{
					appendId: randomUUID(),
					person: guest.id,
					bytes: Uint8Array.of(1),
					newClients: [7],
					madeNotes: ['note0000000000aa']
				}
			]
		});
		expect(await welcomeSignIn(db, { signIn, name: 'Ann', guest: guest.id })).toMatchObject(person);
		expect(await readBoardAccess(db, { board, person: person.id })).toMatchObject({
			role: 'owner'
		});
		expect(await personByDevice(db, tokenHash), 'a device is no key to an account').toBeUndefined();
		expect(await noteAuthors(db, { document, notes: ['note0000000000aa'] })).toMatchObject([
			{ person: person.id }
		]);
		const raised = await readBoardAccess(db, { board, person: person.id });
		expect(raised?.rightsVersion).toBeGreaterThan(facts?.rightsVersion ?? Infinity);
	});

	test('somebody who has a sign-in of their own is never merged into another', async () => {
		const one = await welcomeSignIn(db, { signIn: await signInOf(), name: 'One' });
		const other = await welcomeSignIn(db, {
			signIn: await signInOf(),
			name: 'Other',
			guest: one.id
		});
		expect(other.id).not.toBe(one.id);
		expect(await readTeamAccess(db, { team: randomUUID(), person: one.id })).toBeUndefined();
	});
});
