import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boardAccess, readAccessOfMany, readBoardAccess } from './boards.ts';
import {
	boardsOf,
	createBoard,
	joinBoard,
	renameBoard,
	setBoardFrozen
} from '../queries/boards.ts';
import { removeMember, setMemberRole } from '../queries/members.ts';
import { rememberAnswer, rememberedAnswer } from '../queries/commands.ts';
import { addDevice, createGuest, personByDevice, renamePerson } from '../queries/people.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { seedBoard } from '../testing/seeds.ts';
import { appendUpdates } from '../update-log/appendUpdates.ts';
import { readDocument } from '../update-log/readDocument.ts';

let test$: TestDatabase;
beforeAll(async () => {
	test$ = await createTestDatabase();
});
afterAll(() => test$.close());

test.each([
	[
		undefined,
		{ mayOpen: false, mayJoin: false, mayWrite: false, mayFacilitate: false, mayOwn: false }
	],
	[
		'reader',
		{ mayOpen: true, mayJoin: true, mayWrite: false, mayFacilitate: false, mayOwn: false }
	],
	['writer', { mayOpen: true, mayJoin: true, mayWrite: true, mayFacilitate: false, mayOwn: false }],
	['owner', { mayOpen: true, mayJoin: true, mayWrite: true, mayFacilitate: true, mayOwn: true }]
] as const)('what a member who is %s may do', (role, expected) => {
	expect(boardAccess({ role })).toEqual({ role, ...expected });
});

test('the facts of a board, for its members and for others', async () => {
	const { db } = test$;
	const { board, document, owner } = await seedBoard(db);
	const { id: person } = await createGuest(db, { name: 'Ada' });
	const facts = {
		board,
		title: 'A board',
		question: 'What?',
		document,
		rightsVersion: 1,
		epoch: 1,
		frozen: false,
		archived: false,
		session: '',
		removed: false,
		signedOut: false,
		conversation: undefined,
		code: undefined,
		team: undefined,
		teamRole: undefined,
		closed: false,
		phase: undefined
	};
	expect(await readBoardAccess(db, { board, person: owner })).toEqual({
		...facts,
		person: owner,
		role: 'owner'
	});
	expect(await readBoardAccess(db, { board, person })).toEqual({
		...facts,
		person,
		role: undefined
	});
	expect(await readBoardAccess(db, { board: 'none-of-this-name-here', person })).toBeUndefined();

	await joinBoard(db, { board, person });
	await joinBoard(db, { board, person: owner });
	await setMemberRole(db, { board, person, role: 'reader' });
	expect(await renameBoard(db, { board, title: 'Renamed' })).toBe(true);
	expect(await setBoardFrozen(db, { board, frozen: true })).toBe(true);
	const changed = { ...facts, title: 'Renamed', rightsVersion: 5, frozen: true };
	expect(await readBoardAccess(db, { board, person: owner })).toEqual({
		...changed,
		person: owner,
		role: 'owner'
	});
	expect(await readBoardAccess(db, { board, person })).toEqual({
		...changed,
		person,
		role: 'reader'
	});
	const both = [owner, person].map((one) => ({ board, person: one }));
	const asked = [...both, { board: 'none-of-this-name-here', person }];
	expect((await readAccessOfMany(db, asked)).map(({ role }) => role).sort()).toEqual([
		'owner',
		'reader'
	]);
	expect(await boardsOf(db, person)).toMatchObject([
		{ id: board, title: 'Renamed', role: 'reader' }
	]);

	expect(await removeMember(db, { board, person })).toBe(true);
	expect(await removeMember(db, { board, person })).toBe(false);
	expect(await readBoardAccess(db, { board, person })).toMatchObject({
		role: undefined,
		removed: true
	});
	expect(await boardsOf(db, person)).toEqual([]);
});

test('two that join one board at once, and one person twice', async () => {
	const { db } = test$;
	const { board } = await seedBoard(db);
	const { id: person } = await createGuest(db, { name: 'Ada' });
	const { id: other } = await createGuest(db, { name: 'Bea' });
	await Promise.all([person, other, person].map((each) => joinBoard(db, { board, person: each })));
	for (const each of [person, other]) {
		expect(await readBoardAccess(db, { board, person: each })).toMatchObject({ role: 'writer' });
	}
});

test('a board begins with its template as the first update, by nobody', async () => {
	const { db } = test$;
	const { id: owner } = await createGuest(db, { name: 'Olu' });
	const id = 'a-board-with-a-template';
	const firstUpdate = Buffer.from('template');
	const { document } = await createBoard(db, {
		id,
		title: 'T',
		owner,
		firstUpdate,
		firstClient: 42
	});
	expect(await readDocument(db, document)).toMatchObject({
		updates: [{ seq: 1, bytes: firstUpdate }],
		headSeq: 1,
		clients: [[42, null]]
	});
	const forged = {
		appendId: randomUUID(),
		person: owner,
		bytes: firstUpdate,
		newClients: [42],
		madeNotes: []
	};
	expect(
		await appendUpdates(db, { document, node: 'test', rightsVersion: 1, updates: [forged] })
	).toMatchObject({ outcome: 'client-taken', client: 42 });
	await expect(createBoard(db, { id, title: 'Again', owner })).rejects.toMatchObject({
		cause: { code: '23505' }
	});
});

test('a device is known by its token’s hash', async () => {
	const { db } = test$;
	const { id, name } = await createGuest(db, { name: 'Ada' });
	await addDevice(db, { person: id, tokenHash: 'hash' });
	expect(await personByDevice(db, 'hash')).toEqual({ id, name });
	expect(await personByDevice(db, 'other')).toBeUndefined();
	expect(await renamePerson(db, { person: id, name: 'Ada L.' })).toEqual({ id, name: 'Ada L.' });
	expect(await renamePerson(db, { person: randomUUID(), name: 'Nobody' })).toBeUndefined();
	const { id: next } = await createGuest(db, { name: 'Bea' });
	await addDevice(db, { person: next, tokenHash: 'hash' });
	expect(await personByDevice(db, 'hash')).toEqual({ id: next, name: 'Bea' });
});

test('a command is carried out once, whoever sends it where', async () => {
	const { db } = test$;
	const { board, owner: person } = await seedBoard(db);
	const command = { id: 'command-1', person, board, name: 'freeze-board' };
	for (const answer of [null, 'text', { deep: [1] }]) {
		const id = JSON.stringify(answer);
		await db.transaction((tx) => rememberAnswer(tx, { ...command, id, answer }));
		expect(await rememberedAnswer(db, { id, person })).toEqual({
			board,
			name: command.name,
			answer
		});
	}
	const outcomes = await Promise.allSettled(
		[1, 2].map((node) =>
			db.transaction(async (tx) => {
				await renameBoard(tx, { board, title: `by node ${node}` });
				await rememberAnswer(tx, { ...command, answer: node });
			})
		)
	);
	expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
		reason: { code: 'command_repeated' }
	});
	const remembered = await rememberedAnswer(db, { id: command.id, person });
	const [mine] = await boardsOf(db, person);
	expect(mine?.title).toBe(`by node ${String(remembered?.answer)}`);
	expect(await rememberedAnswer(db, { id: command.id, person: randomUUID() })).toBeUndefined();
});
