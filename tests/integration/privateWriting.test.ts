import { CommandError, makeNote, outline, worldPoint } from '@small-change/board';
import type { BoardClient, Command } from '@small-change/board';
import { readRun } from '@small-change/db';
import type { PhaseRow } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeConversation, newElementId, openClient, ticketFor } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';
import { until } from '../src/until.ts';

const canary = 'canary-7f3a our director wastes paper';

let database: TestDatabase;
let nodes: CollabNode[];
let board: string;
let phases: PhaseRow[];
let owner: BoardClient;
let people: TestPerson[];
let writers: BoardClient[];
const clients: BoardClient[] = [];
const raws: RawClient[] = [];

const [alone, talk, nameless, after] = [0, 1, 2, 3];

beforeAll(async () => {
	database = await createTestDatabase();
	nodes = [await startCollabNode(database.db), await startCollabNode(database.db)];
});

afterAll(async () => {
	for (const node of nodes) await node.stop();
	await database.close();
});

function open(
	person: TestPerson,
	options: { node?: number; base?: () => string } = {}
): BoardClient {
	const base = options.base ?? ((): string => nodes[options.node ?? 0]?.base ?? '');
	const client = openClient({ base, board, person });
	clients.push(client);
	return client;
}

beforeEach(async () => {
	const made = await makeConversation(database.db, [
		{ name: 'Brainstorm', privacy: 'private' },
		{ name: 'Reveal', write: 'facilitators' },
		{ name: 'Without names', privacy: 'anonymous' },
		{ name: 'Build' }
	]);
	({ board, phases } = made);
	people = [];
	for (const name of ['Ben', 'Cleo', 'Dan', 'Eve']) {
		people.push(await joinAs(database.db, board, name));
	}
	owner = open(made.owner);
	writers = people.map((person) => open(person));
	await until('all are in', () => clients.every(({ told }) => told.state !== undefined));
	return () => {
		for (const client of clients.splice(0)) client.destroy();
		for (const raw of raws.splice(0)) raw.close();
	};
});

const idOf = (index: number): string => phases[index]?.id ?? '';

async function go(to: number): Promise<void> {
	const from = owner.told.state?.run?.current ?? null;
	await owner.command({ name: 'go-to-phase', phase: idOf(to), from });
	await until(`everybody is in phase ${to}`, () =>
		clients.every(({ told }) => told.state?.run?.current === idOf(to))
	);
}

function writer(index: number): BoardClient {
	const client = writers[index];
	if (client === undefined) throw new Error(`There is no writer ${index}`);
	return client;
}

const isSaved = (client: BoardClient): boolean => client.ownWriting.waiting === 0;

async function write(client: BoardClient, text: string): Promise<string> {
	await until('writing is open', () => client.ownWriting.writing?.open === true);
	const id = client.ownWriting.add(text, 'yellow');
	await until('it is saved', () => isSaved(client));
	return id;
}

async function refusal(command: Command, client = owner): Promise<string> {
	const error: unknown = await client.command(command).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(CommandError);
	return (error as CommandError).code;
}

const textsOn = (client: BoardClient): string[] =>
	client.document
		.notes()
		.map(({ text }) => text)
		.sort();

describe('V1 nobody is sent what others write on their own', () => {
	test('V1 nor does anybody, who leads neither, write on the board meanwhile', async () => {
		await go(alone);
		makeNote(owner.document, owner.hand, {
			...{ id: newElementId(), at: worldPoint(0, 0), text: 'For all' }
		});
		await until('it is refused, and theirs to copy', () =>
			owner.recovered.some(({ text }) => text === 'For all')
		);
		expect(textsOn(writer(0))).toEqual([]);
		await go(talk);
	});

	test('V1 not the facilitator, not over any document, before the reveal', async () => {
		const named = people[1];
		if (named === undefined) throw new Error('nobody');
		for (const person of [named, people[3] ?? named]) {
			const raw = await RawClient.enter(nodes[0]?.base ?? '', board, ticketFor(board, person));
			raws.push(raw);
		}
		const far = open(people[3] ?? named, { node: 1 });
		await until('one is on the other node', () => far.told.state !== undefined);
		await go(alone);
		await write(writer(0), canary);
		await until('everybody is told that there is one', () =>
			clients.every(({ ownWriting }) => ownWriting.writing?.total === 1)
		);
		expect(owner.ownWriting.notes).toEqual([]);
		expect(owner.ownWriting.writing?.writers, 'of one writer no number is told').toBeNull();
		await write(writer(1), 'Another');
		await write(writer(2), 'And one more');
		await until('the facilitator is told of three', () => owner.ownWriting.writing?.writers === 3);
		expect(writer(3).ownWriting.writing?.writers).toBeNull();
		await go(talk);
		expect(await refusal({ name: 'reveal', which: 'all' }, writer(1))).toBe('not-allowed');
		for (const raw of raws) expect(Buffer.concat(raw.heard).includes('canary-7f3a')).toBe(false);
		const rows = await database.pool.query<{ found: boolean }>(
			`select exists(select from document_updates where position('canary-7f3a'::bytea in bytes) > 0) or
			 exists(select from commands where answer::text like '%canary%') as found`
		);
		expect(rows.rows[0]?.found, 'nor does it lie in the log').toBe(false);

		await owner.command({ name: 'reveal', which: 'all' });
		await until('everybody has all', () => clients.every((client) => textsOn(client).length === 3));
		expect(textsOn(writer(3))).toEqual(['And one more', 'Another', canary]);
		await until('they know whose it is', () =>
			[...writer(3).told.authors.values()].some(({ name }) => name === 'Ben')
		);
		await until('nothing is hidden any more', () =>
			clients.every(
				({ ownWriting }) => ownWriting.writing === undefined && ownWriting.notes.length === 0
			)
		);
	});

	test('V1 row 65: what is written on the board meanwhile is refused, and kept', async () => {
		await go(alone);
		expect(writer(0).told.state?.run?.phases[alone]?.privacy).toBe('private');
		const { document, hand } = writer(0);
		makeNote(document, hand, {
			id: 'note0000000000aa',
			at: worldPoint(0, 0),
			text: 'Past the page'
		});
		await until('it is a draft', () => writer(0).recovered.length === 1);
		expect(textsOn(owner)).toEqual([]);
	});
});

describe('V2 one’s own', () => {
	test('V2 is changed and deleted, seen in another tab, and there again after a reload', async () => {
		const [ben] = people;
		if (ben === undefined) throw new Error('nobody');
		await go(alone);
		const id = await write(writer(0), 'First');
		const other = open(ben, { node: 0 });
		await until('another tab has it', () => other.ownWriting.notes[0]?.text === 'First');
		writer(0).ownWriting.change(id, { text: 'First, better', colour: 'pink' });
		await until('it sees the change', () => other.ownWriting.notes[0]?.text === 'First, better');
		other.ownWriting.change(id, { text: 'One' });
		writer(0).ownWriting.change(id, { text: 'Two' });
		await until('both are kept', () => {
			const texts = other.ownWriting.notes.map(({ text }) => text).sort();
			return isSaved(other) && isSaved(writer(0)) && texts.join() === 'One,Two';
		});
		const one = other.ownWriting.notes.find(({ text }) => text === 'One');
		other.ownWriting.remove(one?.id ?? '');
		await until('it is gone', () => writer(0).ownWriting.notes.length === 1 && isSaved(other));
		expect(writer(0).ownWriting.notes[0]?.text).toBe('Two');
	});

	test('V2 typing without a pause loses no letter', async () => {
		await go(alone);
		const id = await write(writer(1), '');
		let text = '';
		for (const letter of 'Fewer letters, sooner answered') {
			text += letter;
			writer(1).ownWriting.change(id, { text });
			if (text.length % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
		}
		await until('it is saved', () => isSaved(writer(1)));
		const again = open(people[1] ?? { id: '', name: '' });
		await until('it is all there', () => again.ownWriting.notes[0]?.text === text);
	});

	test('V2 nobody changes or deletes a note of somebody else, whatever id they send', async () => {
		await go(alone);
		const id = await write(writer(0), 'Mine');
		const theirs = { note: id, text: 'Yours?', colour: 'pink', from: 1 } as const;
		expect(await refusal({ name: 'write-private', ...theirs }, writer(1))).toBe('taken');
		await writer(1).command({ name: 'delete-private', note: id });
		await go(talk);
		await owner.command({ name: 'reveal', which: 'all' });
		await until('it is as it was', () => textsOn(writer(1)).join() === 'Mine');
	});
});

describe('revealing', () => {
	/** Three notes wait. @returns the client of somebody at the other node who leads as well */
	async function threeWait(): Promise<BoardClient> {
		const [ben] = people;
		await owner.command({ name: 'set-facilitator', person: ben?.id ?? '', on: true });
		await go(alone);
		for (const text of ['A', 'B', 'C']) await write(writer(1), text);
		await go(talk);
		const elsewhere = open(ben ?? { id: '', name: '' }, { node: 1 });
		await until('Ben leads', () => elsewhere.told.state?.you.mayFacilitate === true);
		return elsewhere;
	}

	test('V3 one at a time, each shown to everybody, in an order that no author chose', async () => {
		await go(alone);
		for (const text of ['A', 'B', 'C', 'D', 'E', 'F']) await write(writer(0), text);
		await go(talk);
		const order: string[] = [];
		for (let shown = 1; shown <= 6; shown++) {
			await owner.command({ name: 'reveal', which: 'one' });
			await until('it is there', () => writer(3).document.notes().length === shown);
			await until('it is in the spotlight', () => {
				const lit = writer(3).told.state?.run?.spotlight;
				const element = writer(3).document.element(lit ?? '');
				if (element?.type !== 'note' || order.includes(element.text)) return false;
				order.push(element.text);
				return true;
			});
		}
		expect([...order].sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
		await go(alone);
		for (const text of ['G', 'H', 'I']) await write(writer(0), text);
		await go(talk);
		await owner.command({ name: 'reveal', which: 'one' });
		await until('it is in the spotlight', () => writer(3).told.state?.run?.spotlight !== null);
		await owner.command({ name: 'reveal', which: 'all' });
		await until('nothing is in the spotlight alone', () => {
			return textsOn(writer(3)).length === 9 && writer(3).told.state?.run?.spotlight === null;
		});
		expect(await refusal({ name: 'reveal', which: 'one' })).toBe('nothing-hidden');
	});

	test('V3 row 66: two who reveal at one instant, on two nodes, reveal each note once', async () => {
		const elsewhere = await threeWait();
		const outcomes = await Promise.allSettled([
			owner.command({ name: 'reveal', which: 'all' }),
			elsewhere.command({ name: 'reveal', which: 'all' })
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await until('everybody has three', () =>
			clients.every((client) => textsOn(client).length === 3)
		);
	});

	test('V3 row 66: two who reveal one at one instant, on two nodes, put one into the light', async () => {
		const elsewhere = await threeWait();
		const one = { name: 'reveal', which: 'one', lit: null } as const;
		const outcomes = await Promise.allSettled([owner.command(one), elsewhere.command(one)]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await refusal(one)).toBe('moved-on');
		await until('one is there', () => clients.every((client) => textsOn(client).length === 1));
		const lit = owner.document.notes()[0]?.id ?? null;
		await owner.command({ ...one, lit });
		await until('the next is there', () => clients.every((client) => textsOn(client).length === 2));
	});

	test('V3 all at once they lie in an order that is not the one in which they were written', async () => {
		const written = [...'ABCDEFGHIJKLMNOP'];
		await go(alone);
		for (const text of written) await write(writer(0), text);
		await go(talk);
		await owner.command({ name: 'reveal', which: 'all' });
		await until('all are there', () => textsOn(writer(1)).length === written.length);
		const read = outline(writer(1).document).flatMap(({ notes }) => notes.map(({ text }) => text));
		expect([...read].sort()).toEqual(written);
		expect(read).not.toEqual(written);
		expect(read).not.toEqual([...written].reverse());
	});

	test('V3 nothing is revealed while people write', async () => {
		await go(alone);
		await write(writer(0), 'Not yet');
		expect(await refusal({ name: 'reveal', which: 'all' })).toBe('still-writing');
	});

	test('V4 row 66: whatever is confirmed before the reveal is revealed, once; whatever comes after stays with its author', async () => {
		await go(alone);
		await until('writing is open', () =>
			writers.every((one) => one.ownWriting.writing?.open === true)
		);
		const all: string[] = [];
		let revealed = false;
		const busy = writers.map(async (one, index) => {
			for (let count = 0; !revealed && count < 190; count++) {
				const text = `${index}-${count}`;
				all.push(text);
				one.ownWriting.add(text, 'blue');
				await until('few of them wait', () => one.ownWriting.waiting < 3);
			}
		});
		await until('some are saved', () => (owner.ownWriting.writing?.total ?? 0) > 0);
		await owner.command({ name: 'go-to-phase', phase: idOf(talk), from: idOf(alone) });
		await owner.command({ name: 'reveal', which: 'all' });
		revealed = true;
		await Promise.all(busy);
		const hidden = await database.pool.query(
			'select note from private_notes p join conversations c on c.id = p.conversation where c.board = $1',
			[board]
		);
		expect(hidden.rows, 'none was confirmed behind the reveal').toEqual([]);
		await until('everybody knows of each note what became of it', () =>
			writers.every(
				({ ownWriting }) => ownWriting.waiting === 0 && ownWriting.writing === undefined
			)
		);
		const kept = writers.flatMap(({ ownWriting }) => ownWriting.notes.map(({ text }) => text));
		await until(
			'the board has all the others',
			() => textsOn(owner).length + kept.length >= all.length
		);
		expect([...textsOn(owner), ...kept].sort()).toEqual(all.sort());
		expect(kept.length, 'the reveal came between').toBeGreaterThan(0);
	});

	test('V6 going on and back takes nothing from its author', async () => {
		await go(alone);
		await write(writer(0), 'Mine');
		await go(after);
		expect(writer(0).ownWriting.notes[0]?.text).toBe('Mine');
		await until('it is said that time is over', () => writer(0).ownWriting.writing?.open === false);
		await go(alone);
		const [note] = writer(0).ownWriting.notes;
		await until('writing is open', () => writer(0).ownWriting.writing?.open === true);
		writer(0).ownWriting.change(note?.id ?? '', { text: 'Mine, again' });
		await until('it is saved', () => isSaved(writer(0)));
	});

	test('V7 what is written too late stays with its author', async () => {
		let away = false;
		const late = open(people[0] ?? { id: '', name: '' }, {
			base: () => (away ? 'ws://127.0.0.1:9' : (nodes[0]?.base ?? ''))
		});
		await go(alone);
		await write(late, 'In time');
		away = true;
		clients.splice(clients.indexOf(late), 1);
		await nodes[0]?.stop();
		nodes[0] = await startCollabNode(database.db);
		await until('the others are back', () => isSaved(owner) && owner.status.kind === 'saved');
		const id = late.ownWriting.add('Too late', 'green');
		await go(talk);
		await owner.command({ name: 'reveal', which: 'all' });
		away = false;
		late.hurry();
		await until('it alone is left, and it is told why', () => {
			const [note, ...others] = late.ownWriting.notes;
			return others.length === 0 && note?.id === id && note.reason.includes('is over');
		});
		expect(late.ownWriting.notes[0]?.text).toBe('Too late');
		expect(late.ownWriting.waiting, 'nothing is still tried').toBe(0);
		late.destroy();
	});
});

describe('V5 without names', () => {
	test('V5 nothing that is stored or sent says afterwards who wrote what', async () => {
		await go(nameless);
		for (const [index, text] of ['A', 'B', 'C', 'D'].entries()) await write(writer(index), text);
		const [ben] = people;
		const again = open(ben ?? { id: '', name: '' });
		await until('one gets one’s own back', () => again.ownWriting.notes[0]?.text === 'A');
		await go(after);
		await owner.command({ name: 'reveal', which: 'all' });
		await until('all are there', () => clients.every((client) => textsOn(client).length === 4));
		const ids = new Set(people.map(({ id }) => id));
		const { rows } = await database.pool.query<{ row: string }>(
			`select to_jsonb(t)::text as row from note_authors t where document in (select id from documents where board = $1)
			 union all select to_jsonb(t)::text from document_updates t where node = 'reveal' and document in (select id from documents where board = $1)
			 union all select to_jsonb(t)::text from private_notes t join conversations c on c.id = t.conversation where c.board = $1
			 union all select to_jsonb(t)::text from commands t where board = $1 and name like '%private%'
			 union all select to_jsonb(t)::text from document_clients t join documents d on d.id = t.document where d.board = $1`,
			[board]
		);
		expect(rows.length).toBe(6);
		for (const { row } of rows) for (const id of ids) expect(row).not.toContain(id);
		const secrets = await database.pool.query(
			'select secret from runs join conversations c on c.id = conversation where c.board = $1 and secret is not null',
			[board]
		);
		expect(secrets.rows, 'the key is destroyed').toEqual([]);
		await until('no author is told', () => writer(1).told.authors.size === 4);
		expect([...writer(1).told.authors.values()]).toEqual(
			Array.from({ length: 4 }, () => ({ person: null, name: null }))
		);
	});

	test('V5 once enough have written, the notes are revealed one by one to the last', async () => {
		await go(nameless);
		for (const [index, text] of ['A', 'B', 'C', 'D'].entries()) await write(writer(index), text);
		await go(after);
		for (let shown = 1; shown <= 4; shown++) {
			await owner.command({ name: 'reveal', which: 'one' });
			await until('it is there', () => textsOn(owner).length === shown);
		}
		await go(nameless);
		await write(writer(0), 'From one alone, later');
		await go(after);
		expect(await refusal({ name: 'reveal', which: 'one' }), 'it is asked anew').toBe('too-few');
	});

	test('V5 of fewer than four writers nothing is revealed, and it is said why', async () => {
		await go(nameless);
		for (const index of [0, 1, 2]) await write(writer(index), `From ${index}`);
		await write(writer(2), 'One more of the same');
		await go(after);
		expect(await refusal({ name: 'reveal', which: 'all' })).toBe('too-few');
		expect(await refusal({ name: 'reveal', which: 'one' })).toBe('too-few');
		expect(textsOn(owner)).toEqual([]);
		expect(writer(0).ownWriting.notes[0]?.text, 'it stays its author’s').toBe('From 0');
		expect((await readRun(database.db, board))?.current).toBe(idOf(after));
	});
});
