import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../openDatabase.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { meanwhile } from '../testing/meanwhile.ts';
import { seedBoard } from '../testing/seeds.ts';
import { joinBoard } from './boards.ts';
import { peopleOn } from './conversations.ts';
import { deleteAccount } from './deleteAccount.ts';
import { removeMember, setMemberRole } from './members.ts';
import { createGuest } from './people.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
	database = await createTestDatabase();
	db = database.db;
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
