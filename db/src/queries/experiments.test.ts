import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { experimentAccess, readExperimentAccess } from '../access/experiments.ts';
import { departmentList } from '../departments.ts';
import type { Database } from '../openDatabase.ts';
import { signIns } from '../schema/signIn.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { aPlan, seedConversation, seedTeam } from '../testing/seeds.ts';
import { joinBoard } from './boards.ts';
import { addCheckIn, checkInsOf, removeCheckIn } from './checkIns.ts';
import {
	changeExperiment,
	createExperiment,
	deleteDraft,
	finishExperiment,
	startExperiment
} from './experiments.ts';
import {
	experimentsOnBoard,
	listExperiments,
	possibleOwners,
	readExperiment
} from './experimentsShown.ts';
import { createGuest } from './people.ts';
import { welcomeSignIn } from './signIn.ts';
import { keepDepartments, leaveTeam } from './teams.ts';

let test$: TestDatabase;
let db: Database;

beforeAll(async () => {
	test$ = await createTestDatabase();
	db = test$.db;
	await keepDepartments(db, departmentList);
});

afterAll(() => test$.close());

async function conversationOfTeam() {
	const { team, people } = await seedTeam(db, { names: ['Amina', 'Ben'] });
	const [owner = '', member = ''] = people;
	const { id, board } = await seedConversation(db, { owner, team });
	return { owner, member, team, conversation: id, board };
}

async function agreed() {
	const around = await conversationOfTeam();
	const { owner, team, conversation } = around;
	const { id } = await createExperiment(db, {
		plan: aPlan({ owner }),
		status: 'agreed',
		team,
		conversation,
		notes: [
			{ note: 'second-note', text: 'A template' },
			{ note: 'first-note', text: 'Fewer words' }
		]
	});
	return { ...around, id };
}

describe('an experiment', () => {
	test('keeps where it came from, and its board shows it', async () => {
		const { id, board } = await agreed();
		const read = await readExperiment(db, { experiment: id });
		expect(read).toMatchObject({
			status: 'agreed',
			board,
			conversationTitle: 'Fewer letters',
			ownerName: 'Amina',
			teamName: 'Casework',
			origin: null
		});
		expect(read?.notes.map(({ text }) => text)).toEqual(['A template', 'Fewer words']);
		expect(await experimentsOnBoard(db, board)).toEqual([
			expect.objectContaining({ id, status: 'agreed', notes: ['second-note', 'first-note'] })
		]);
	});

	test('tells what else came from its notes, to whoever may open that too', async () => {
		const { id, conversation, team, board, owner } = await agreed();
		const make = (title: string, notes: string[]) =>
			createExperiment(db, {
				...{ plan: aPlan({ title }), status: 'draft', conversation, team },
				notes: notes.map((note) => ({ note, text: 'A template' }))
			});
		await make('By letter', ['second-note', 'third-note']);
		await make('From another note', ['third-note']);
		const elsewhere = await seedConversation(db, { owner, team });
		const there = { plan: aPlan({ title: 'On another board' }), status: 'draft' } as const;
		const same = [{ note: 'second-note', text: 'A note of the same id' }];
		await createExperiment(db, { ...there, conversation: elsewhere.id, notes: same });
		const seenBy = async (person: string) =>
			(await readExperiment(db, { experiment: id, person }))?.siblings.map(({ title }) => title);
		expect(await seenBy(owner)).toEqual(['By letter']);
		const [guest, stranger] = [
			await createGuest(db, { name: 'Gwen' }),
			await createGuest(db, { name: 'Sid' })
		];
		await joinBoard(db, { board, person: guest.id });
		expect(await seenBy(guest.id)).toEqual(['By letter']);
		expect(await seenBy(stranger.id)).toEqual([]);
	});

	test('sent twice by its form is made once', async () => {
		const { conversation, team } = await conversationOfTeam();
		const made = { id: randomUUID(), plan: aPlan(), status: 'draft', conversation, team } as const;
		const ids = await Promise.all([createExperiment(db, made), createExperiment(db, made)]);
		expect(ids.map(({ id }) => id)).toEqual([made.id, made.id]);
		expect(ids.filter(({ isNew }) => isNew)).toHaveLength(1);
		expect(await listExperiments(db, { conversation })).toHaveLength(1);
	});

	test('is made though somebody of another conversation was there first with its id', async () => {
		const theirs = await agreed();
		const { conversation, team } = await conversationOfTeam();
		const made = { id: theirs.id, plan: aPlan(), status: 'agreed', conversation, team } as const;
		const { id, isNew } = await createExperiment(db, made);
		expect(isNew).toBe(true);
		expect(id).not.toBe(theirs.id);
		expect(await listExperiments(db, { conversation })).toMatchObject([{ id }]);
	});

	test('cannot be agreed without its two answers', async () => {
		await expect(
			createExperiment(db, { plan: aPlan({ target: null }), status: 'agreed' })
		).rejects.toThrow();
		const { id } = await createExperiment(db, { plan: aPlan({ target: null }), status: 'draft' });
		expect(await startExperiment(db, { experiment: id, version: 1 }), 'a draft').toBe('stale');
		expect(await deleteDraft(db, { experiment: id, version: 2 }), 'changed since').toBe('stale');
		expect(await deleteDraft(db, { experiment: id, version: 1 })).toBe('changed');
		expect(await readExperiment(db, { experiment: id })).toBeUndefined();
	});

	test('of two who change it at once the second is told, and the first stays', async () => {
		const { id } = await agreed();
		const change = (title: string) =>
			changeExperiment(db, { experiment: id, version: 1, plan: aPlan({ title }), agree: false });
		const outcomes = await Promise.all([change('One'), change('Two')]);
		expect(outcomes.toSorted()).toEqual(['changed', 'stale']);
		const { title, version } = (await readExperiment(db, { experiment: id })) ?? {};
		expect(title).toBe(outcomes[0] === 'changed' ? 'One' : 'Two');
		expect(version).toBe(2);
	});

	test('once started its measure stands, and its words may still change', async () => {
		const { id } = await agreed();
		const start = { experiment: id, version: 1 };
		expect(await startExperiment(db, { ...start, version: 2 }), 'not as it is').toBe('stale');
		expect(await startExperiment(db, start)).toBe('changed');
		expect(await startExperiment(db, start), 'once').toBe('stale');
		const plan = aPlan({ title: 'Shorter letters', target: 1, measure: 'Something easier' });
		await changeExperiment(db, { experiment: id, version: 2, plan, agree: true });
		expect(await readExperiment(db, { experiment: id })).toMatchObject({
			title: 'Shorter letters',
			target: 80,
			measure: 'Letters answered within a week',
			status: 'running'
		});
	});

	test('has a log while it runs, in the order of days; what is sent twice is kept once', async () => {
		const { id, owner } = await agreed();
		const entry = { id: randomUUID(), experiment: id, person: owner, day: '2026-11-09', value: 60 };
		expect(await addCheckIn(db, entry), 'it does not run yet').toBe(false);
		await startExperiment(db, { experiment: id, version: 1 });
		expect(await addCheckIn(db, { ...entry, value: 6 })).toBe(true);
		expect(await addCheckIn(db, entry), 'again, with its value put right').toBe(true);
		const earlier = { ...entry, id: randomUUID(), day: '2026-11-02', value: 55, sentence: 'Slow' };
		await addCheckIn(db, earlier);
		expect((await checkInsOf(db, id)).map(({ value }) => value)).toEqual([55, 60]);
		const lines = await listExperiments(db, { owner });
		expect(lines).toEqual([
			expect.objectContaining({ id, lastCheckIn: '2026-11-09', told: false })
		]);
		await removeCheckIn(db, { experiment: id, checkIn: earlier.id });
		expect(await checkInsOf(db, id)).toHaveLength(1);
	});

	test('ends with one of five outcomes, after it began', async () => {
		const { id } = await agreed();
		const result = { experiment: id, learned: 'Less is read.', differently: '' };
		expect(
			await finishExperiment(db, { ...result, version: 1, outcome: 'worked' }),
			'it has not begun'
		).toBe('stale');
		await startExperiment(db, { experiment: id, version: 1 });
		expect(await finishExperiment(db, { ...result, version: 2, outcome: 'did-not-work' })).toBe(
			'changed'
		);
		expect(await readExperiment(db, { experiment: id })).toMatchObject({
			status: 'finished',
			outcome: 'did-not-work'
		});
		const change = { experiment: id, version: 3, plan: aPlan({ title: 'Later' }), agree: true };
		expect(await changeExperiment(db, change), 'it is finished').toBe('stale');
		const stopped = await agreed();
		expect(
			await finishExperiment(db, {
				...result,
				experiment: stopped.id,
				version: 1,
				outcome: 'stopped'
			})
		).toBe('changed');
	});
});

describe('who may do what to an experiment', () => {
	test('its owner, its board’s people and its team; nobody else', async () => {
		const { id, owner, member, board } = await agreed();
		const of = async (person: string) => {
			const facts = await readExperimentAccess(db, { experiment: id, person });
			return facts && experimentAccess(facts);
		};
		expect(await of(owner)).toEqual({ mayOpen: true, mayEdit: true, mayLead: true, mayTell: true });
		expect(await of(member)).toEqual({
			mayOpen: true,
			mayEdit: true,
			mayLead: false,
			mayTell: false
		});
		const [guest, reader, stranger] = await Promise.all(
			['Gwen', 'Rita', 'Sid'].map((name) => createGuest(db, { name }))
		);
		if (!guest || !reader || !stranger) throw new Error('Three people.');
		await joinBoard(db, { board, person: guest.id });
		await joinBoard(db, { board, person: reader.id, role: 'reader' });
		expect(await of(guest.id)).toEqual({
			mayOpen: true,
			mayEdit: true,
			mayLead: false,
			mayTell: false
		});
		expect(await of(reader.id)).toEqual({
			mayOpen: true,
			mayEdit: false,
			mayLead: false,
			mayTell: false
		});
		expect(await of(stranger.id)).toEqual({
			mayOpen: false,
			mayEdit: false,
			mayLead: false,
			mayTell: false
		});
		expect(await readExperimentAccess(db, { experiment: randomUUID(), person: owner })).toBe(
			undefined
		);
	});

	test('whoever has left can do nothing to it, also where they looked after it', async () => {
		const { id, team, board, member } = await agreed();
		const change = { experiment: id, version: 1, plan: aPlan({ owner: member }), agree: false };
		await changeExperiment(db, change);
		const facts = () => readExperimentAccess(db, { experiment: id, person: member });
		expect(experimentAccess((await facts()) ?? nothing)).toMatchObject({ mayLead: true });
		await joinBoard(db, { board, person: member });
		await leaveTeam(db, { team, person: member });
		expect(experimentAccess((await facts()) ?? nothing).mayOpen).toBe(false);
	});

	test('a guest who looks after it leads it, but does not speak for the team', async () => {
		const { id, board } = await agreed();
		const guest = await createGuest(db, { name: 'Gwen' });
		await joinBoard(db, { board, person: guest.id });
		const plan = aPlan({ owner: guest.id });
		await changeExperiment(db, { experiment: id, version: 1, plan, agree: false });
		const facts = await readExperimentAccess(db, { experiment: id, person: guest.id });
		expect(experimentAccess(facts ?? nothing)).toMatchObject({ mayLead: true, mayTell: false });
	});

	test('anybody of its board or its team can own it; a guest who signs in keeps it', async () => {
		const { board, team, owner, conversation } = await agreed();
		const guest = await createGuest(db, { name: 'Gwen' });
		await joinBoard(db, { board, person: guest.id });
		const names = (await possibleOwners(db, { board, team })).map(({ name }) => name);
		expect(names).toEqual(['Amina', 'Ben', 'Gwen']);
		const { id } = await createExperiment(db, {
			plan: aPlan({ owner: guest.id }),
			status: 'draft',
			conversation
		});
		const signIn = randomUUID();
		await db.insert(signIns).values({ id: signIn, name: '', email: `${signIn}@example.gov.uk` });
		const known = await welcomeSignIn(db, { signIn, name: 'Gwen' });
		await welcomeSignIn(db, { signIn, name: 'Gwen', guest: guest.id });
		expect((await readExperiment(db, { experiment: id }))?.owner).toBe(known.id);
		expect(owner).not.toBe(known.id);
	});
});

const nothing = { isOwner: false, role: undefined, teamRole: undefined, hasTeam: true };
