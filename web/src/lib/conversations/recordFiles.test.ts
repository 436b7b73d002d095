import {
	BoardDocument,
	copiesOf,
	fromBoardFile,
	makeElements,
	makeGroup,
	worldPoint
} from '@small-change/board';
import type { Element, NewElement } from '@small-change/board';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { recordCsv, recordJson, recordMarkdown } from './recordFiles.ts';

const hand = { person: 'ann' };
const place = (x: number, y: number) => ({ at: worldPoint(x, y), size: [220, 180] as const });

/** Of every kind, and of each what it may have. */
function richBoard(): BoardDocument {
	const board = new BoardDocument(new Y.Doc());
	const elements: NewElement[] = [
		{
			...{ type: 'zone', id: 'zone0001', at: worldPoint(-50.5, 0), size: [900, 700] },
			...{ colour: 'teal', title: 'Ideas', prompt: 'One a note', layout: 'grid', locked: true }
		},
		{ type: 'note', id: 'note0001', ...place(0, 120), colour: 'pink', text: 'Ask\n<b>once</b> 👍' },
		{ type: 'note', id: 'note0002', ...place(240, 120), colour: 'grey', text: '', locked: true },
		{ type: 'note', id: 'note0003', ...place(2_000, 0), colour: 'blue', text: 'أهلا' },
		{
			...{ type: 'connector', id: 'connect1', from: 'note0001', to: worldPoint(5, 5) },
			...{ line: 'elbow', arrow: 'both', colour: 'pink', label: 'so that' }
		},
		{ type: 'shape', id: 'shape001', ...place(0, 0), kind: 'stamp', colour: 'grey', text: '🎉' },
		{
			...{ type: 'stroke', id: 'stroke01', ...place(9, 9), tip: 'highlighter', colour: 'green' },
			...{ width: 12, points: [0, 0, 5_000, 10_000, 10_000, 1] }
		},
		{ type: 'image', id: 'image001', ...place(1, 1), hash: 'ab'.repeat(32), alt: 'A desk' }
	];
	makeElements(board, hand, elements);
	makeGroup(board, hand, { id: 'group001', notes: ['note0001', 'note0002'], title: 'Mail' });
	return board;
}

const note = { id: 'note0001', text: 'Ask once', colour: 'pink', author: 'person-of-ben' };
const record = {
	...{ board: 'a-board-of-the-record', title: 'Fewer letters', question: 'What could we stop?' },
	...{ team: null, department: null, closedAt: new Date(0), inRoom: 1, remote: 1 },
	content: { zones: [{ title: 'Ideas', prompt: '', groups: [], notes: [note] }] },
	authors: new Map([['person-of-ben', 'Ben']]),
	votes: [],
	chosen: new Set(['note0001']),
	experiments: []
};

test('the JSON of a record brings its board back without loss, tells what came of it, and names people by their names alone', () => {
	const board = richBoard();
	const json = recordJson(record, [...board.elements()]);
	expect(json).not.toContain('person-of-ben');
	const read = fromBoardFile(json, () => 'unused00');
	if (!read.ok) throw new Error(read.message);
	expect(read.board).toBe('a-board-of-the-record');
	expect(read.remarks).toEqual(['Written by Ben; on this board the notes will be yours.']);

	const told = read.elements.pop();
	expect(told?.type === 'shape' && told.text).toContain('– Ask once');
	const newIds = new Map(read.elements.map(({ id }) => [id, `${id}X`]));
	const back = new BoardDocument(new Y.Doc());
	makeElements(
		back,
		hand,
		copiesOf(read.elements, { newIds, offset: [0, 0], outward: 'left out' })
	);
	const piled = (one: BoardDocument): Omit<Element, 'order'>[] =>
		[...one.elements()]
			.sort((a, b) => (a.order < b.order ? -1 : 1))
			.map(({ order: _, ...rest }) => rest);
	const renamed = JSON.stringify(piled(back)).replaceAll(/"(\w+)X"/g, '"$1"');
	expect(JSON.parse(renamed)).toEqual(piled(board));
});

test('the table of a record begins with the mark by which Excel knows its letters', () => {
	const asked = { ...record, question: 'Où commencer ?' };
	expect(recordCsv(asked)).toMatch(/^\ufeffquestion,zone,[^\n]*\r\nOù commencer \?,Ideas,/);
});

test('the Markdown of a record says at notes and groups what has become of them', () => {
	const group = { id: 'group001', title: 'Mail', notes: [{ ...note, id: 'note0002' }] };
	const items = [
		{ item: 'note0001', text: 'Ask once', dots: 3, voters: 2 },
		{ item: 'group001', text: 'Mail', dots: 0, voters: 0 }
	];
	const tried = {
		title: 'A *form*',
		status: 'agreed',
		outcome: null,
		notes: ['note0001']
	} as const;
	const markdown = recordMarkdown({
		...record,
		content: { zones: [{ title: 'Ideas', prompt: '', groups: [group], notes: [note] }] },
		votes: [{ turnout: 2, budget: 3, closedAt: new Date(0), items }],
		experiments: [{ ...tried, id: 'experiment', notes: [...tried.notes] }]
	});
	expect(markdown).toContain('### Mail (No dots)\n');
	expect(markdown).toContain('- Ask once (Ben)\n');
	expect(markdown).toContain(
		'- Ask once (Ben; 3 dots from 2 people; Chosen; Experiment (Agreed): A \\*form\\*)\n'
	);
});
