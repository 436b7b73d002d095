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
import { wordsOfMark } from './marks.ts';
import type { Mark } from './marks.ts';
import { fromRows, harmless, toRows } from './table.ts';
import { toMarkdown, toText } from './text.ts';

const hand = { person: 'ann' };
/** Nothing was asked, and nothing has become of it. */
const told = { title: '', marks: new Map<string, Mark>() };

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
		['', /JSON is incomplete/],
		['{"elements":[', /JSON is incomplete/],
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

	test('of a board tells what it asks and what has become of it, and brings that back in words', () => {
		const board = boardOf([]);
		for (const [index, text] of ['Ask once', 'Answer at once'].entries()) {
			const at = worldPoint(index * 300, 0);
			makeNote(board, hand, { id: `note000${index}`, at, text });
		}
		const mark = (dots: number, chosen: boolean): Mark => ({
			votes: { dots, voters: dots },
			chosen,
			experiments: chosen ? [{ title: 'A form', standing: 'Agreed' }] : []
		});
		const marks = new Map([
			['note0000', mark(1, false)],
			['note0001', mark(3, true)],
			['note9999', mark(9, true)]
		]);
		const about = { title: 'Letters', question: 'What now?', board: '', marks };
		const file = toBoardFile({ ...about, elements: board.elements() });
		expect(JSON.parse(file)).toMatchObject({
			question: 'What now?',
			marks: [
				{ element: 'note0000', text: 'Ask once', votes: { dots: 1, voters: 1 }, chosen: false },
				{ element: 'note0001', text: 'Answer at once', chosen: true }
			]
		});
		expect(file, 'of what is not in it').not.toContain('note9999');
		const read = fromBoardFile(file, ids());
		const texts = read.ok
			? read.elements.flatMap((one) => (one.type === 'shape' ? [one.text] : []))
			: [];
		expect(texts).toEqual([
			[
				...['From the board “Letters”', 'What now?', '', 'Vote'],
				...['– Answer at once: 3 dots from 3 people', '– Ask once: 1 dot from 1 person', ''],
				...['Chosen', '– Answer at once', '', 'Experiments', '– A form: Agreed']
			].join('\n')
		]);
	});

	test.each([
		['no list', { marks: 'all' }],
		['no numbers', { marks: [{ element: 'a', text: '', votes: { dots: -1, voters: 1e99 } }] }],
		['a prototype', { marks: [{ __proto__: null, constructor: 1 }] }]
	])('whose votes are %s brings its elements, and says so', (_, told) => {
		const board = boardOf([]);
		makeNote(board, hand, { id: 'note0000', at: worldPoint(0, 0), text: 'Ask once' });
		const file = JSON.parse(
			toBoardFile({ title: 'A board', board: '', elements: board.elements() })
		) as object;
		expect(fromBoardFile(JSON.stringify({ ...file, ...told }), ids())).toMatchObject({
			ok: true,
			elements: expect.arrayContaining([expect.objectContaining({ text: 'Ask once' })]) as unknown,
			remarks: ['The votes, choices and experiments in the file could not be read.']
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
			remarks: ['6 elements were left out: they could not be read, or there were too many.']
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
		expect(toRows(outline(board), () => '', told).map((row) => row.slice(1, 6))).toEqual([
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

	test('tells in words how it was voted, what was chosen and what is tried', () => {
		const facts = {
			...{ title: 'Fewer letters', closedAt: '2026-11-26T10:00:00.000Z', inRoom: 3, remote: 2 },
			...{ team: 'Casework', department: null },
			votes: [
				{
					...{ turnout: 3, budget: 3 },
					items: [
						{ item: 'a', text: 'Ask\nonce', dots: 3, voters: 2 },
						{ item: 'b', text: 'A bell', dots: 0, voters: 0 }
					]
				}
			],
			zones: [
				{
					...record.zones[0],
					groups: [{ title: '', chosen: true, notes: [{ ...note('Ask once'), chosen: true }] }],
					notes: [{ ...note('A bell'), chosen: false }]
				}
			],
			experiments: [{ title: 'A template', standing: 'Agreed' }]
		};
		const { board } = read(JSON.stringify({ ...whole, ...facts }));
		const told = [...board.all('shape')].find(({ text }) => text.startsWith('From the record'));
		expect(told?.text.split('\n')).toEqual([
			...['From the record of “Fewer letters”'],
			...['26 November 2026 · Casework · 3 in the room, 2 from elsewhere', ''],
			...['Vote: 3 voted, 3 dots each', '– Ask once: 3 dots from 2 people', '– A bell: No dots'],
			...['', 'Chosen', '– A group', '– Ask once', '', 'Experiments', '– A template: Agreed']
		]);
		const box = told && boundsOf(told);
		expect(box?.maxX).toBeLessThan(Math.min(...board.zones().map(({ at }) => at[0])));
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
		expect(imported.remarks).toEqual(['1 elements are left out: there were too many.']);
	});
});

describe('a table', () => {
	test('brings words, zones, groups and colours back, whatever the words', () => {
		fc.assert(
			fc.property(notes, (list) => {
				const board = boardOf(list);
				const rows = toRows(outline(board), () => 'Ann', told);
				const read = fromRows(rows, ids());
				const written = board.notes().filter(({ text }) => text.trim() !== '');
				if (!read.ok) {
					expect(written).toEqual([]);
					return;
				}
				const back = new BoardDocument(new Y.Doc());
				makeElements(back, hand, read.elements);
				const rowsOf = (one: BoardDocument): string[] =>
					toRows(outline(one), () => '', told)
						.slice(1)
						.filter(([, , , text]) => text?.trim() !== '')
						.map((row) => row.join('\u0000'))
						.sort();
				expect(rowsOf(back)).toEqual(rowsOf(board));
			})
		);
	});

	test('row 73: a cell that a program for tables would run is made words', () => {
		const board = boardOf([{ text: '=HYPERLINK("http://x")', zone: 0, group: 0, colour: 0 }]);
		expect(toRows(outline(board), () => '@ann', told)[1]?.slice(1, 6)).toEqual([
			'Ideas',
			'',
			'\'=HYPERLINK("http://x")',
			"'@ann",
			'yellow'
		]);
	});

	test.each([
		...['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '\n=1', '\nAsk', "'=1"],
		...['＝1+1', '＋1', '－1', '＠SUM(1)', ' =1', '"=1', '\u00a0 "＝1', '\'"=1', "''"]
	])('row 73: %j is made words, and comes back as it was', (text) => {
		expect(harmless(text)).toBe(`'${text}`);
		const read = fromRows([['text'], [harmless(text)]], ids());
		expect(read).toMatchObject({ elements: [{ text }] });
	});

	test.each(['Ask once', '"Ask once"', ' 1 = 1', 'a@b', '', 'ｅ＝1'])(
		'row 73: %j begins no formula, and stays as it is',
		(text) => {
			expect(harmless(text)).toBe(text);
		}
	);

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
		const brought = toRows(outline(back), () => '', told).slice(1);
		expect(brought.map(([, zone, , text, , colour]) => [zone, text, colour])).toEqual(wanted);
	});
});

test('as text and as Markdown, with nothing that Markdown would take for itself', () => {
	const board = boardOf([
		{ text: 'Ask *once*\nonly', zone: 0, group: 1, colour: 0 },
		{ text: '<b>', zone: 1, group: 0, colour: 0 }
	]);
	expect(toMarkdown('What now?', outline(board), { authorOf: () => 'Ann' })).toBe(
		'# What now?\n## Ideas\n\n\n### Theme 1\n\n- Ask \\*once\\* only (Ann)\n\n## Next, steps "now"\n\n- \\<b\\> (Ann)\n'
	);
	expect(toText(outline(board))).toBe(
		'IDEAS\nTheme 1:\n- Ask *once* only\n\nNEXT, STEPS "NOW"\n- <b>\n'
	);
});

describe('what has become of notes and groups is told', () => {
	const board = boardOf([
		{ text: 'Ask once', zone: 0, group: 1, colour: 0 },
		{ text: 'Templates', zone: 0, group: 0, colour: 0 },
		{ text: 'A bell', zone: 1, group: 0, colour: 0 }
	]);
	const group = [...board.all('group')][0]?.id ?? '';
	const none = { votes: undefined, chosen: false, experiments: [] };
	const marks = new Map<string, Mark>([
		[group, { ...none, votes: { dots: 5, voters: 3 }, chosen: true }],
		[
			'note0001',
			{
				votes: { dots: 0, voters: 0 },
				chosen: false,
				experiments: [
					{ title: '=Two', standing: 'Agreed' },
					{ title: 'A template', standing: 'Worked' }
				]
			}
		]
	]);
	const about = ({ id }: { id: string }): string => {
		const mark = marks.get(id);
		return mark === undefined ? '' : wordsOfMark(mark).join('; ');
	};

	test('in a table, with the question: of a note of a group how the group was voted on', () => {
		const rows = toRows(outline(board), () => '', { title: '=What now?', marks });
		expect(rows.map(([question, , , text, , , ...became]) => [question, text, ...became])).toEqual([
			['question', 'text', 'dots', 'voters', 'chosen', 'experiments'],
			["'=What now?", 'Ask once', '5', '3', 'yes', ''],
			["'=What now?", 'Templates', '0', '0', '', "'=Two (Agreed); A template (Worked)"],
			["'=What now?", 'A bell', '', '', '', '']
		]);
	});

	test('in Markdown and in text', () => {
		const markdown = toMarkdown('What now?', outline(board), { authorOf: () => 'Ann', about });
		expect(markdown).toContain('### Theme 1 (5 dots from 3 people; Chosen)\n');
		expect(markdown).toContain(
			'- Templates (Ann; No dots; Experiment \\(Agreed\\): =Two; Experiment \\(Worked\\): A template)\n'
		);
		expect(markdown).toContain('- A bell (Ann)\n');
		const text = toText(outline(board), about);
		expect(text).toContain('Theme 1 (5 dots from 3 people; Chosen):\n');
		expect(text).toContain('- A bell\n');
	});
});
