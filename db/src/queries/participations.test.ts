import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { departmentList } from '../departments.ts';
import type { Database } from '../openDatabase.ts';
import { signIns } from '../schema/signIn.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { seedConversation, seedTeam } from '../testing/seeds.ts';
import { joinBoard, renameBoard } from './boards.ts';
import { removeMember } from './members.ts';
import { participantsIn, participationsOf } from './participations.ts';
import { createGuest } from './people.ts';
import { readRecord, writeRecord } from './records.ts';
import { addSeat } from './seats.ts';
import { welcomeSignIn } from './signIn.ts';
import { takeSeat } from './takeSeat.ts';
import { keepDepartments } from './teams.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
	database = await createTestDatabase();
	db = database.db;
	await keepDepartments(db, departmentList);
});

afterAll(() => database.close());

async function guest(name: string): Promise<string> {
	return (await createGuest(db, { name })).id;
}

/** @param author of a note in the record */
async function close(conversation: string, author: string): Promise<void> {
	const note = { id: 'note000000', text: 'Ask once', colour: 'blue', author };
	const content = { zones: [{ title: '', prompt: '', notes: [note], groups: [] }] };
	await db.transaction((tx) =>
		writeRecord(tx, { conversation, person: author, inRoom: 1, remote: 1, content })
	);
}

async function held() {
	const owner = await guest('Olu');
	const { id: conversation, board } = await seedConversation(db, { owner });
	return { owner, conversation, board };
}

test('who has joined has taken part once the conversation is closed, and nobody else', async () => {
	const { owner, conversation, board } = await held();
	const ben = await guest('Ben');
	await joinBoard(db, { board, person: ben });
	expect(await participationsOf(db, ben)).toEqual([]);
	await close(conversation, owner);
	const late = await guest('Zoe');
	await joinBoard(db, { board, person: late });

	expect(await participantsIn(db, conversation)).toEqual(['Ben', 'Olu']);
	expect(await participationsOf(db, late)).toEqual([]);
	const first = { conversation, title: 'Fewer letters', closedAt: expect.any(Date) as Date };
	expect(await participationsOf(db, ben)).toEqual([{ ...first, mayRead: true }]);

	const other = await seedConversation(db, { owner: ben });
	await close(other.id, ben);
	const both = (await participationsOf(db, ben)).map((one) => one.conversation);
	expect(both, 'the newest first').toEqual([other.id, conversation]);
});

test('who was taken off the board has taken part, and reads its record only as one of its team', async () => {
	const { team, people } = await seedTeam(db, { names: ['Amina', 'Cleo'] });
	const [owner = '', cleo = ''] = people;
	const ben = await guest('Ben');
	const { id: conversation, board } = await seedConversation(db, { owner, team });
	for (const person of [ben, cleo]) await joinBoard(db, { board, person });
	await close(conversation, owner);
	for (const person of [ben, cleo]) {
		await db.transaction((tx) => removeMember(tx, { board, person }));
	}
	expect(await participationsOf(db, ben)).toMatchObject([{ conversation, mayRead: false }]);
	expect(await participationsOf(db, cleo)).toMatchObject([{ conversation, mayRead: true }]);
});

test('a guest who signs in keeps it, also where the sign-in is somebody who took part as well', async () => {
	const signIn = randomUUID();
	await db.insert(signIns).values({ id: signIn, name: '', email: `${signIn}@example.gov.uk` });
	const { id: ann } = await welcomeSignIn(db, { signIn, name: 'Ann' });
	const { conversation, board } = await held();
	const visitor = await guest('Ann, at home');
	for (const person of [ann, visitor]) await joinBoard(db, { board, person });
	await close(conversation, visitor);
	const alone = await seedConversation(db, { owner: visitor });
	await close(alone.id, visitor);

	await welcomeSignIn(db, { signIn, name: '', guest: visitor });
	expect(await participantsIn(db, conversation)).toEqual(['Ann', 'Olu']);
	const mine = await participationsOf(db, ann);
	expect(mine.map((one) => one.conversation)).toEqual([alone.id, conversation]);
	expect(mine.every(({ mayRead }) => mayRead)).toBe(true);
	const record = await readRecord(db, conversation);
	expect([...(record?.authors ?? [])]).toEqual([[ann, 'Ann']]);
});

test('a seat takes part, and who takes it over has done so', async () => {
	const { owner, conversation, board } = await held();
	const seat = async (name: string): Promise<string> => {
		const wanted = { board, conversation, name, scribe: owner, most: 9 };
		return (await db.transaction((tx) => addSeat(tx, wanted))) ?? '';
	};
	const [own, others] = [await seat('Ben'), await seat('Cleo')];
	await close(conversation, own);
	expect(await participantsIn(db, conversation)).toEqual(['Ben', 'Cleo', 'Olu']);

	const known = await guest('Cleo Adler');
	await takeSeat(db, { board, seat: own, by: { tokenHash: 'a device' } });
	await takeSeat(db, { board, seat: others, by: { person: known } });
	expect(await participantsIn(db, conversation)).toEqual(['Ben', 'Cleo Adler', 'Olu']);
	for (const person of [own, known]) {
		expect(await participationsOf(db, person)).toMatchObject([{ conversation, mayRead: true }]);
	}
});

test('a record stays as it was called when it was closed, whatever is renamed since', async () => {
	const { team, people } = await seedTeam(db, { names: ['Olu'], department: 'home-office' });
	const [owner = ''] = people;
	const { id: conversation, board } = await seedConversation(db, { owner, team });
	await close(conversation, owner);
	const then = await readRecord(db, conversation);
	expect(then).toMatchObject({
		title: 'Fewer letters',
		team: 'Casework',
		department: 'Home Office'
	});
	await renameBoard(db, { board, title: 'More letters' });
	await database.pool.query("update teams set name = 'Another team', department = 'hm-treasury'");
	await database.pool.query("update boards set question = 'Another question?'");

	expect(await readRecord(db, conversation)).toEqual(then);
	expect(await participationsOf(db, owner)).toMatchObject([{ title: 'Fewer letters' }]);
});
