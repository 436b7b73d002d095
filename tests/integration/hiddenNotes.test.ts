import {
	CommandError,
	editText,
	makeElement,
	makeGroup,
	makeNote,
	worldPoint
} from '@small-change/board';
import type { BoardClient, Command } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeConversation, newElementId, openClient, ticketFor } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let node: CollabNode;
let board: string;
let owner: BoardClient;
let ben: BoardClient;
let cleo: BoardClient;
let people: { ben: TestPerson; cleo: TestPerson };
const note = newElementId();
const other = newElementId();
const words = 'Our director wastes paper';

beforeAll(async () => {
	database = await createTestDatabase();
	node = await startCollabNode(database.db);
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

beforeEach(async () => {
	const made = await makeConversation(database.db, []);
	board = made.board;
	people = {
		ben: await joinAs(database.db, board, 'Ben'),
		cleo: await joinAs(database.db, board, 'Cleo')
	};
	const open = (person: TestPerson) => openClient({ base: () => node.base, board, person });
	owner = open(made.owner);
	ben = open(people.ben);
	cleo = open(people.cleo);
	await until('all are in', () => [owner, ben, cleo].every(({ ready }) => ready));
	makeNote(ben.document, ben.hand, { id: note, at: worldPoint(0, 0), text: words });
	makeNote(cleo.document, cleo.hand, { id: other, at: worldPoint(300, 0), text: 'Free' });
	await everybody('sees both', ({ document }) => document.notes().length === 2);
	return () => {
		for (const client of [owner, ben, cleo]) client.destroy();
	};
});

function everybody(does: string, holds: (client: BoardClient) => boolean): Promise<void> {
	return until(`everybody ${does}`, () => [owner, ben, cleo].every(holds));
}

async function hide(reason = 'It names somebody'): Promise<void> {
	await owner.command({ name: 'hide-note', note, reason });
	await everybody('sees it go', ({ document }) => document.element(note) === undefined);
}

async function refusal(command: Command, client = owner): Promise<string> {
	const error: unknown = await client.command(command).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(CommandError);
	return (error as CommandError).code;
}

describe('M: notes that facilitators hide', () => {
	test('M1 a note goes with its connectors and its empty group, and comes back as it was, its author’s', async () => {
		const group = newElementId();
		makeGroup(owner.document, owner.hand, { id: group, notes: [note], title: 'Waste' });
		makeElement(owner.document, owner.hand, {
			...{ type: 'connector', id: newElementId(), from: note, to: other, label: '' },
			...{ line: 'straight', arrow: 'end', colour: 'grey' }
		});
		await everybody('sees the group', ({ document }) => document.element(group) !== undefined);
		const before = owner.document.element(note);
		await hide();
		const left = [...cleo.document.elements()].map(({ id }) => id);
		expect(left, 'neither group nor connector hangs on nothing').toEqual([other]);

		await owner.command({ name: 'show-note', note });
		await everybody('has it again', ({ document }) => document.element(note) !== undefined);
		expect(ben.document.element(note)).toEqual({ ...before, group: undefined });
		expect(ben.told.authors.get(note)?.name).toBe('Ben');
		editText(ben.document, ben.hand, { id: note, key: 'text', from: words, to: 'Less paper' });
		await everybody('sees what is written in it', ({ document }) => {
			const element = document.element(note);
			return element?.type === 'note' && element.text === 'Less paper';
		});
	});

	test('M2 facilitators alone hide and show, each note once, and say why', async () => {
		expect(await refusal({ name: 'hide-note', note, reason: 'No' }, cleo)).toBe('not-allowed');
		await hide();
		expect(await refusal({ name: 'hide-note', note, reason: 'Again' })).toBe('not-found');
		expect(await refusal({ name: 'show-note', note }, ben)).toBe('not-allowed');
		await owner.command({ name: 'show-note', note });
		expect(await refusal({ name: 'show-note', note })).toBe('not-found');
	});

	test('M3 who votes sees no words of it any more, until it is shown again', async () => {
		await owner.command({ name: 'open-voting', items: [note, other], budget: 3, perItem: 3 });
		const textsOf = ({ told }: BoardClient): string[] | undefined =>
			told.voting?.items?.map(({ text }) => text).sort();
		await everybody('votes', (client) => textsOf(client)?.join() === `Free,${words}`);
		await hide();
		await everybody('sees that it is hidden', (client) => {
			return textsOf(client)?.join() === 'A hidden note,Free';
		});
		await owner.command({ name: 'show-note', note });
		await everybody('reads it again', (client) => textsOf(client)?.join() === `Free,${words}`);
	});

	test('M3 what is agreed on from it loses its words, with what its scribe still sends; or keeps them, where whoever hides it says so', async () => {
		const begin = async (notes: string[]): Promise<string> => {
			const experiment = (await owner.command({ name: 'begin-agreement', notes })) as string;
			await everybody('watches', ({ told }) => told.agreement?.experiment === experiment);
			return experiment;
		};
		const experiment = await begin([note, other]);
		const answers = { title: `${words}, again`, measure: 'Sheets a week' };
		await owner.command({ name: 'fill-agreement', experiment, answers });
		const reason = 'It names somebody';
		expect(await refusal({ name: 'hide-note', note, reason })).toBe('in-agreement');
		expect(owner.document.element(note), 'nothing was done').toBeDefined();

		await owner.command({ name: 'hide-note', note, reason, wording: 'anew' });
		await everybody('sees it begun anew', ({ told }) => told.agreement?.notes.join() === other);
		expect(cleo.told.agreement?.answers).toMatchObject({
			...{ title: 'Free', belief: '', measure: 'Sheets a week' }
		});
		expect(
			await refusal({ name: 'fill-agreement', experiment, answers }),
			'what comes late from its scribe'
		).toBe('not-scribe');

		await owner.command({ name: 'hide-note', note: other, reason, wording: 'keep' });
		await everybody(
			'sees that it comes from none',
			({ told }) => told.agreement?.notes.length === 0
		);
		expect(cleo.told.agreement?.answers.title).toBe('Free');
	});

	test('M3 what is agreed on from it alone is dropped with it', async () => {
		await owner.command({ name: 'begin-agreement', notes: [note] });
		await everybody('watches', ({ told }) => told.agreement !== undefined);
		await owner.command({ name: 'hide-note', note, reason: 'No', wording: 'anew' });
		await everybody('sees it go', ({ told }) => told.agreement === undefined);
	});

	test('M3 facilitators are told what is hidden, and its author; nobody else hears a word of it', async () => {
		await hide();
		await until('who leads is told', () => owner.told.state?.hidden.length === 1);
		expect(owner.told.state?.hidden).toEqual([
			{ note, text: words, reason: 'It names somebody', author: 'Ben' }
		]);
		expect(owner.told.state?.hiddenOfMine).toEqual([]);
		await until('its author is told', () => ben.told.state?.hiddenOfMine.length === 1);
		expect(ben.told.state).toMatchObject({
			hidden: [],
			hiddenOfMine: [{ text: words, reason: 'It names somebody' }]
		});
		const late = await RawClient.enter(node.base, board, ticketFor(board, people.cleo));
		await until('Cleo is told of the board', () => late.has('message'));
		await owner.command({ name: 'rename-board', title: 'Another' });
		await until('and again', () => Buffer.concat(late.heard).includes('Another'));
		expect(cleo.told.state).toMatchObject({ hidden: [], hiddenOfMine: [] });
		for (const told of ['It names somebody', words]) {
			expect(Buffer.concat(late.heard).includes(told), told).toBe(false);
		}
		late.close();
	});

	test('M3 W13 who joins later is given neither its words nor its author with the whole board', async () => {
		const given = async (): Promise<boolean[]> => {
			const state = Buffer.from(await node.stateOf(board));
			return [words, people.ben.id].map((told) => state.includes(told));
		};
		expect(await given(), 'before').toEqual([true, true]);
		await hide();
		expect(await given()).toEqual([false, false]);
	});
});
