import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBoardAccess } from '../access/boards.ts';
import { departmentList } from '../departments.ts';
import type { Database } from '../openDatabase.ts';
import { signIns } from '../schema/signIn.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { meanwhile } from '../testing/meanwhile.ts';
import { aPlan, anUpdate, seedBoard, seedConversation, seedTeam } from '../testing/seeds.ts';
import { appendUpdates } from '../update-log/appendUpdates.ts';
import { holdDocument, noteAuthors } from '../update-log/documents.ts';
import { joinBoard } from './boards.ts';
import { addCheckIn, checkInsOf, removeCheckIn } from './checkIns.ts';
import { peopleOn } from './conversations.ts';
import { deleteAccount } from './deleteAccount.ts';
import { createExperiment, finishExperiment, startExperiment } from './experiments.ts';
import { removeMember, setMemberRole } from './members.ts';
import { createGuest } from './people.ts';
import { welcomeSignIn } from './signIn.ts';
import { keepDepartments, leaveTeam, membersOf, setTeamRole, teamsOf } from './teams.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
	database = await createTestDatabase();
	db = database.db;
	await keepDepartments(db, departmentList);
});

afterAll(() => database.close());

describe('while the owner of a board deletes their account', () => {
	test.each([
		[
			'removes',
			(member: { board: string; person: string; by: string }) => removeMember(db, member)
		],
		[
			'demotes',
			(member: { board: string; person: string; by: string }) =>
				setMemberRole(db, { ...member, role: 'writer' })
		]
	])('whoever %s the one who owns it next changes nothing', async (_what, change) => {
		const { board, owner } = await seedBoard(db);
		const [next, other] = [await joinsToLead(board), await joinsToLead(board)];
		const changed = await meanwhile(database, {
			first: (tx) => deleteAccount(tx, owner),
			second: () => change({ board, person: next, by: other })
		});
		expect(changed).toBe(false);
		expect(await peopleOn(db, board)).toMatchObject([
			{ id: next, role: 'owner' },
			{ id: other, role: 'facilitator' }
		]);
	});
});

async function joinsToLead(board: string): Promise<string> {
	const { id: person } = await createGuest(db, { name: 'Fay' });
	await joinBoard(db, { board, person, role: 'facilitator' });
	return person;
}

describe('while a guest signs in as somebody who is known', () => {
	async function aGuestOn(board: string) {
		const signIn = randomUUID();
		await db.insert(signIns).values({ id: signIn, name: '', email: `${signIn}@example.gov.uk` });
		const { id: person } = await welcomeSignIn(db, { signIn, name: 'Ann' });
		const { id: guest } = await createGuest(db, { name: 'Ann at home' });
		await joinBoard(db, { board, person: guest });
		return { person, guest, signsIn: () => welcomeSignIn(db, { signIn, name: 'Ann', guest }) };
	}

	test('a note of the guest is saved, and theirs', async () => {
		const { board, document } = await seedBoard(db);
		const { person, guest, signsIn } = await aGuestOn(board);
		const { rightsVersion = 0 } = (await readBoardAccess(db, { board, person })) ?? {};
		const note = 'note0000000000aa';
		const signedIn = await meanwhile(database, {
			first: (tx) => holdDocument(tx, document),
			second: signsIn,
			last: (tx) => {
				const updates = [anUpdate({ person: guest, newClients: [7], madeNotes: [note] })];
				return appendUpdates(tx, { document, node: 'test', rightsVersion, updates });
			}
		});
		expect(signedIn.id).toBe(person);
		expect(await noteAuthors(db, { document, notes: [note] })).toMatchObject([{ person }]);
	});

	test('whoever removes the guest keeps them away from the board', async () => {
		const { board, document } = await seedBoard(db);
		const { person, guest, signsIn } = await aGuestOn(board);
		await meanwhile(database, {
			first: (tx) => holdDocument(tx, document),
			second: signsIn,
			last: (tx) => removeMember(tx, { board, person: guest })
		});
		expect(await readBoardAccess(db, { board, person })).toMatchObject({
			role: undefined,
			removed: true
		});
	});
});

test('while an experiment is finished, what it is judged by is not taken out of its log', async () => {
	const { team, people } = await seedTeam(db, { names: ['Ann'] });
	const [owner = ''] = people;
	const { id: experiment } = await createExperiment(db, {
		plan: aPlan({ owner }),
		status: 'agreed',
		team
	});
	await startExperiment(db, { experiment, version: 1 });
	const entry = { id: randomUUID(), experiment, person: owner, day: '2026-11-09', value: 60 };
	await addCheckIn(db, entry);
	await meanwhile(database, {
		first: (tx) =>
			finishExperiment(tx, {
				...{ experiment, version: 2, outcome: 'worked' as const },
				...{ learned: 'Less is read.', differently: '' }
			}),
		second: () => removeCheckIn(db, { experiment, checkIn: entry.id })
	});
	expect(await checkInsOf(db, experiment)).toHaveLength(1);
});

describe('of the two facilitators of a team', () => {
	test.each([
		['both delete their accounts', deleteAccount, deleteAccount, 'leads-alone'],
		['one leaves while the other deletes their account', leave, deleteAccount, 'leads-alone'],
		['one deletes their account while the other leaves', deleteAccount, leave, 'last-facilitator']
	])('%s: the second stays', async (_what, first, second, refusal) => {
		const { team, people } = await seedTeam(db, { names: ['Ann', 'Bob', 'Cleo'] });
		const [ann = '', bob = '', cleo = ''] = people;
		await setTeamRole(db, { team, person: bob, role: 'facilitator' });
		const answer = await meanwhile(database, {
			first: (tx) => first(tx, ann),
			second: () => second(db, bob)
		});
		expect(answer).toBe(refusal);
		expect(await membersOf(db, team)).toMatchObject([
			{ id: bob, role: 'facilitator' },
			{ id: cleo, role: 'member' }
		]);
	});

	async function leave(tx: Parameters<typeof leaveTeam>[0], person: string) {
		const [team] = await teamsOf(tx, person);
		return leaveTeam(tx, { team: team?.id ?? '', person });
	}
});

test('whoever opens a board while they leave its team does not join it', async () => {
	const { team, people } = await seedTeam(db, { names: ['Ann', 'Bob'] });
	const [ann = '', bob = ''] = people;
	const { board } = await seedConversation(db, { owner: ann, team });
	const joined = await meanwhile(database, {
		first: (tx) => leaveTeam(tx, { team, person: bob }),
		second: () => joinBoard(db, { board, person: bob, role: 'facilitator', team })
	});
	expect(joined).toBe(false);
	expect((await peopleOn(db, board)).map(({ id }) => id)).toEqual([ann]);
});
