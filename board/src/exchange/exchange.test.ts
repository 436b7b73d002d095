import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from '../BoardDocument.ts';
import { copiesOf } from '../copies.ts';
import { noteColours } from '../elements.ts';
import { boundsOf, worldPoint } from '../geometry.ts';
import { groupBox, membersByGroup } from '../groupMembers.ts';
import { makeGroup } from '../groups.ts';
import { makeElement } from '../makeElement.ts';
import { makeElements, makeNote, makeZone } from '../operations.ts';
import { outline } from '../outline.ts';
import { fromBoardFile, toBoardFile, toRecordFile } from './boardFile.ts';
import { mostImported } from './Imported.ts';
import { fromRows, toRows } from './table.ts';
import { toMarkdown, toText } from './text.ts';

const hand = { person: 'ann' };

function ids(): () => string {
	let count = 0;
	return () => `made${String(++count).padStart(6, '0')}`;
}

function boardOf(notes: readonly { text: string; zone: number; group: number; colour: number }[]) {
	const board = new BoardDocument(new Y.Doc());
	for (const [index, title] of ['Ideas', 'Next, steps "now"'].entries()) {
		const at = worldPoint(index * 2_000, 0);
		makeZone(board, hand, { id: `zone000${index}`, at, size: [1_800, 9_000], title });
	}
	notes.forEach(({ text, zone, colour }, index) => {
		const at = worldPoint(zone * 2_000 + 20, 100 + index * 220);
		const name = noteColours[colour % 8];
		makeNote(board, hand, { id: `note${String(index).padStart(4, '0')}`, at, text, colour: name });
	});
	for (const group of [1, 2]) {
		const members = notes.flatMap((note, index) =>
			note.group === group && note.zone === 0 ? [`note${String(index).padStart(4, '0')}`] : []
		);
		if (members.length > 0) {
			makeGroup(board, hand, { id: `group00${group}`, notes: members, title: `Theme ${group}` });
		}
	}
	return board;
}

const notes = fc.array(
	fc.record({
		text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
		zone: fc.nat(2),
		group: fc.nat(2),
		colour: fc.nat(7)
	}),
	{ minLength: 1, maxLength: 20 }
);

describe('a file of ours', () => {
	const asBoard = (board: BoardDocument): string =>
		toBoardFile({ title: 'A board', board: '', elements: board.elements() });
	const asRecord = (board: BoardDocument): string =>
		toRecordFile({ question: 'What now?', zones: [] }, board.elements());

	test.each([
		['board', asBoard],
		['record', asRecord]
	])('of a %s brings everything back but the ids, and what lies above what', (_, write) => {
		fc.assert(
			fc.property(notes, (list) => {
				const board = boardOf(list);
				makeElement(board, hand, {
					type: 'connector',
					id: 'connect1',
					from: 'note0000',
					to: worldPoint(5, 5),
					line: 'elbow',
					arrow: 'both',
					colour: 'pink',
					label: 'so that'
				});
				const read = fromBoardFile(write(board), ids());
				if (!read.ok) throw new Error(read.message);
				const back = new BoardDocument(new Y.Doc());
				const newIds = new Map(read.elements.map(({ id }) => [id, `${id}X`]));
				const copies = copiesOf(read.elements, { newIds, offset: [0, 0], outward: 'left out' });
				makeElements(back, hand, copies);
				const bare = (one: BoardDocument): string =>
					JSON.stringify([...one.elements()].map(({ order: _, ...rest }) => rest)).replaceAll(
						/"((?:note|zone|group|connect)\w+?)X?"/g,
						'"$1"'
					);
				expect(bare(back)).toBe(bare(board));
				const piled = (one: BoardDocument): string[] =>
					[...one.elements()]
						.sort((a, b) => (a.order < b.order ? -1 : 1))
						.map(({ id }) => id.replace('X', ''));
				expect(piled(back)).toEqual(piled(board));
			})
		);
	});

	test.each([
		['', /not whole JSON/],
		['{"elements":[', /not whole JSON/],
		['[]', /neither a board nor a record/],
		['null', /neither a board nor a record/],
		['{"format":"small-change-board","version":2,"elements":[]}', /newer/],
		['{"format":"small-change-record","version":2,"zones":[]}', /newer/],
		['{"format":"small-change-record","version":1,"zones":[]}', /Nothing was written/],
		['{"format":"small-change-record","version":1,"zones":{"0":1}}', /record is damaged/],
		['{"format":"small-change-board","version":1}', /no elements/],
		['{"format":"small-change-board","version":1,"elements":[{"type":"__proto__"}]}', /Nothing/]
	])('%s is refused with the cure', (text, words) => {
		expect(fromBoardFile(text, ids())).toMatchObject({
			ok: false,
			message: expect.stringMatching(words) as string
		});
	});

	test('pictures come back where the file names the board that has them', () => {
		const hash = 'ab'.repeat(32);
		const board = new BoardDocument(new Y.Doc());
		const place = { at: worldPoint(0, 0), size: [90, 60] as const };
		makeElement(board, hand, { type: 'image', id: 'image001', ...place, hash, alt: 'A desk' });
		makeNote(board, hand, { id: 'note0001', at: worldPoint(0, 0), text: 'x' });
		const read = (named: string) =>
			fromBoardFile(toBoardFile({ title: '', board: named, elements: board.elements() }), ids());
		expect(read('a-board-that-is-named')).toMatchObject({
			board: 'a-board-that-is-named',
			elements: [{ hash }, { text: 'x' }],
			remarks: []
		});
		expect(read('')).toMatchObject({ elements: [{ text: 'x' }] });
		expect(read('../../elsewhere/board')).not.toHaveProperty('board');
	});

	test('what is no element, or too much, is left out and said', () => {
		const note = { type: 'note', at: [0, 0], size: [200, 200], colour: 'pink', text: 'x' };
		const many = Array.from({ length: mostImported + 5 }, (_, index) => ({
			...note,
			id: `note${String(index).padStart(6, '0')}`,
			at: index === 3 ? [NaN, 0] : [0, 0]
		}));
		const file = JSON.stringify({ format: 'small-change-board', version: 1, elements: many });
		const read = fromBoardFile(file, ids());
		expect(read).toMatchObject({
			ok: true,
			remarks: ['6 elements could not be read or were too many.']
		});
	});
});

describe('a record without its board', () => {
	const note = (text: string, author: string | null = null) => ({ text, colour: 'blue', author });
	const record = {
		question: 'What could we stop?',
		zones: [
			{
				title: 'Ideas',
				prompt: 'One a note',
				groups: [{ title: 'Mail', notes: [note('Ask once', 'Ben'), note('Templates', 'Cleo')] }],
				notes: [note('A bell', 'Ben')]
			},
			{ title: 'Next steps', prompt: '', groups: [], notes: [] },
			{ title: '', prompt: '', groups: [], notes: [note('Beside')] }
		]
	};
	const read = (text: string) => {
		const imported = fromBoardFile(text, ids());
		if (!imported.ok) throw new Error(imported.message);
		const board = new BoardDocument(new Y.Doc());
		makeElements(board, hand, imported.elements);
		return { board, imported };
	};
	const whole = { format: 'small-change-record', version: 1, ...record };

	test('is set out in its zones and groups, and says who wrote it', () => {
		const { board, imported } = read(JSON.stringify(whole));
		expect(toRows(outline(board), () => '')).toEqual([
			['zone', 'group', 'text', 'author', 'colour'],
			['Ideas', 'Mail', 'Ask once', '', 'blue'],
			['Ideas', 'Mail', 'Templates', '', 'blue'],
			['Ideas', '', 'A bell', '', 'blue'],
			['', '', 'Beside', '', 'blue']
		]);
		expect(board.zones().map(({ title, prompt }) => [title, prompt])).toEqual([
			['Ideas', 'One a note'],
			['Next steps', '']
		]);
		expect([...board.all('shape')]).toMatchObject([{ kind: 'text', text: 'What could we stop?' }]);
		expect(imported.remarks).toEqual([
			'Written by Ben, Cleo; on this board the notes will be yours.'
		]);
	});

	test('no note lies on another, and a group does not reach beyond its own', () => {
		const groups = [1, 5, 9].map((count) => ({
			title: `Of ${count}`,
			notes: Array.from({ length: count }, (_, index) => note(`${count}-${index}`))
		}));
		const zones = [{ ...record.zones[0], groups }, ...record.zones];
		const { board } = read(JSON.stringify({ ...whole, zones }));
		const boxes = board.notes().map(boundsOf);
		boxes.forEach((box, index) => {
			const touched = boxes.filter(
				(other, at) =>
					at !== index &&
					box.minX < other.maxX &&
					box.maxX > other.minX &&
					box.minY < other.maxY &&
					box.maxY > other.minY
			);
			expect(touched).toEqual([]);
		});
		for (const [group, own] of membersByGroup(board.elements())) {
			const box = groupBox(own);
			const around = box && boundsOf(box);
			for (const other of board.notes().filter((one) => one.group !== group)) {
				const { minX, maxX, minY, maxY } = boundsOf(other);
				const apart =
					!around ||
					maxX <= around.minX ||
					minX >= around.maxX ||
					maxY <= around.minY ||
					minY >= around.maxY;
				expect(apart, other.text).toBe(true);
			}
		}
	});

	test('a colour that is not known is yellow, and what is too much is left out and said', () => {
		const notes = Array.from({ length: mostImported + 1 }, () => ({ text: 'x', colour: 'gold' }));
		const zones = [{ title: '', prompt: '', groups: [], notes }];
		const { imported } = read(JSON.stringify({ ...whole, question: '', zones }));
		expect(imported.elements).toHaveLength(mostImported);
		expect(imported.elements[0]).toMatchObject({ colour: 'yellow' });
		expect(imported.remarks).toEqual(['1 elements are left out: they were too many.']);
	});
});

describe('a table', () => {
	test('brings words, zones, groups and colours back, whatever the words', () => {
		fc.assert(
			fc.property(notes, (list) => {
				const board = boardOf(list);
				const rows = toRows(outline(board), () => 'Ann');
				const read = fromRows(rows, ids());
				const written = board.notes().filter(({ text }) => text.trim() !== '');
				if (!read.ok) {
					expect(written).toEqual([]);
					return;
				}
				const back = new BoardDocument(new Y.Doc());
				makeElements(back, hand, read.elements);
				const told = (one: BoardDocument): string[] =>
					toRows(outline(one), () => '')
						.slice(1)
						.filter(([, , text]) => text?.trim() !== '')
						.map((row) => row.join('\u0000'))
						.sort();
				expect(told(back)).toEqual(told(board));
			})
		);
	});

	test('a cell that a program for tables would run is made words', () => {
		const board = boardOf([{ text: '=HYPERLINK("http://x")', zone: 0, group: 0, colour: 0 }]);
		expect(toRows(outline(board), () => '@ann')[1]).toEqual([
			'Ideas',
			'',
			'\'=HYPERLINK("http://x")',
			"'@ann",
			'yellow'
		]);
	});

	test.each([
		[
			[['Ask once'], [''], ['Keep it short']],
			[
				['', 'Ask once', 'yellow'],
				['', 'Keep it short', 'yellow']
			]
		],
		[
			[
				['ID', 'BG Color', 'Text', 'Area'],
				['1', '#B5E6DD', 'Ask once', 'Ideas'],
				['2', 'light_green', 'Keep it short', '']
			],
			[
				['Ideas', 'Ask once', 'teal'],
				['', 'Keep it short', 'green']
			]
		]
	])('of others is read: %j', (rows, wanted) => {
		const read = fromRows(rows, ids());
		if (!read.ok) throw new Error(read.message);
		const back = new BoardDocument(new Y.Doc());
		makeElements(back, hand, read.elements);
		const told = toRows(outline(back), () => '').slice(1);
		expect(told.map(([zone, , text, , colour]) => [zone, text, colour])).toEqual(wanted);
	});
});

test('as text and as Markdown, with nothing that Markdown would take for itself', () => {
	const board = boardOf([
		{ text: 'Ask *once*\nonly', zone: 0, group: 1, colour: 0 },
		{ text: '<b>', zone: 1, group: 0, colour: 0 }
	]);
	expect(toMarkdown('What now?', outline(board), () => 'Ann')).toBe(
		'# What now?\n## Ideas\n\n\n### Theme 1\n\n- Ask \\*once\\* only (Ann)\n\n## Next, steps "now"\n\n- \\<b\\> (Ann)\n'
	);
	expect(toText(outline(board))).toBe(
		'IDEAS\nTheme 1:\n- Ask *once* only\n\nNEXT, STEPS "NOW"\n- <b>\n'
	);
});
