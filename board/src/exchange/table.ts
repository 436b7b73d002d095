import type { Group, Note, NoteColour } from '../elements.ts';
import { noteColours } from '../elements.ts';
import type { OutlinePart } from '../outline.ts';
import type { Told } from './svg.ts';
import { mostImported, remarkOnLong } from './Imported.ts';
import type { Imported } from './Imported.ts';
import { setOut } from './setOut.ts';
import type { PartWritten } from './setOut.ts';

const head = [
	...['question', 'zone', 'group', 'text', 'author', 'colour'],
	...['dots', 'voters', 'chosen', 'experiments']
];

/**
 * A board as rows of a table, the first one the names of the columns: a row a note, with how it or else its
 * group was voted on.
 * @param told `title`: the board's question
 */
export function toRows(
	parts: readonly OutlinePart[],
	authorOf: (note: Note) => string,
	{ title, marks }: Told
): string[][] {
	const rows = parts.flatMap(({ zone, groups, loose }) => {
		const row = (note: Note, group?: Group): string[] => {
			const own = marks.get(note.id);
			const shared = group && marks.get(group.id);
			const votes = own?.votes ?? shared?.votes;
			return [
				...[title, zone?.title ?? '', group?.title ?? '', note.text, authorOf(note), note.colour],
				...[String(votes?.dots ?? ''), String(votes?.voters ?? '')],
				own?.chosen || shared?.chosen ? 'yes' : '',
				(own?.experiments ?? []).map((one) => `${one.title} (${one.standing})`).join('; ')
			].map(harmless);
		};
		return [
			...groups.flatMap(({ group, notes }) => notes.map((note) => row(note, group))),
			...loose.map((note) => row(note))
		];
	});
	return [[...head], ...rows];
}

/**
 * What programs for tables may run: a sign, also a full-width one, behind nothing but blanks and quotes, or a
 * blank that breaks the cell. An apostrophe counts too, so that one before it can be taken away again.
 * As in https://owasp.org/www-community/attacks/CSV_Injection
 */
const likeFormula = /^(?:['\t\r\n]|[\s"']*[=+\-@＝＋－＠])/;

/** A cell that is words and nothing else: before what begins like a formula stands an apostrophe. */
export function harmless(cell: string): string {
	return likeFormula.test(cell) ? `'${cell}` : cell;
}

function withoutApostrophe(cell: string): string {
	return cell.startsWith("'") && likeFormula.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** What columns are called by us and by others: Miro's and Mural's files, and what people write themselves. */
const names: Record<'zone' | 'group' | 'text' | 'colour', readonly string[]> = {
	text: ['text', 'note', 'idea', 'content', 'sticky', 'sticky note', 'title', 'description'],
	zone: ['zone', 'area', 'column', 'frame', 'section', 'category', 'list', 'heading'],
	group: ['group', 'cluster', 'theme', 'tag', 'tags'],
	colour: ['colour', 'color', 'bg color', 'background', 'background color']
};

/**
 * Reads rows of a table as notes, by columns whose names are known; without them each first cell with
 * words is a note. Zones and groups are made for what stands in their columns, side by side.
 * @param newId a new id each time
 */
export function fromRows(rows: readonly (readonly string[])[], newId: () => string): Imported {
	const first = rows[0]?.map((cell) => cell.trim().toLowerCase()) ?? [];
	const columnOf = (wanted: readonly string[]): number =>
		first.findIndex((name) => wanted.includes(name));
	const named = columnOf(names.text);
	const columns = {
		text: Math.max(0, named),
		zone: named < 0 ? -1 : columnOf(names.zone),
		group: named < 0 ? -1 : columnOf(names.group),
		colour: named < 0 ? -1 : columnOf(names.colour)
	};
	const cell = (row: readonly string[], column: number): string =>
		withoutApostrophe(row[column] ?? '');
	const body = (named < 0 ? rows : rows.slice(1)).filter(
		(row) => cell(row, columns.text).trim() !== ''
	);
	if (body.length === 0) {
		return { ok: false, message: 'There is no text in it. Put each idea on its own line.' };
	}
	const lines = body.slice(0, mostImported).map((row) => ({
		text: cell(row, columns.text),
		zone: cell(row, columns.zone).trim(),
		group: cell(row, columns.group).trim(),
		colour: nearestColour(cell(row, columns.colour))
	}));
	const remarks: string[] = [];
	if (body.length > lines.length) {
		remarks.push(`Only the first ${mostImported} of ${body.length} rows are imported.`);
	}
	const elements = setOut(partsOf(lines), newId);
	return { ok: true, elements, remarks: [...remarks, ...remarkOnLong(elements)] };
}

interface Line {
	text: string;
	zone: string;
	group: string;
	colour: NoteColour;
}

/** By zone and within it by group, in the order of the rows; what is in no zone comes last. */
function partsOf(lines: readonly Line[]): PartWritten[] {
	const titles = [...new Set(lines.map(({ zone }) => zone))].sort((a, b) =>
		a === '' ? 1 : b === '' ? -1 : 0
	);
	return titles.map((title) => {
		const own = lines.filter(({ zone }) => zone === title);
		const groups = new Set(own.map(({ group }) => group).filter((group) => group !== ''));
		return {
			title,
			prompt: '',
			groups: [...groups].map((name) => ({
				title: name,
				notes: own.filter(({ group }) => group === name)
			})),
			notes: own.filter(({ group }) => group === '')
		};
	});
}

/** What each of our colours looks like, for colours of others. */
const looks: Record<NoteColour, readonly [number, number, number]> = {
	yellow: [255, 229, 138],
	orange: [255, 203, 164],
	pink: [249, 192, 217],
	purple: [217, 200, 245],
	blue: [187, 221, 247],
	teal: [181, 230, 220],
	green: [201, 235, 179],
	grey: [228, 230, 232]
};

function nearestColour(given: string): NoteColour {
	const wanted = given.trim().toLowerCase().replaceAll('_', ' ').replaceAll('gray', 'grey');
	const byName = noteColours.find((name) => wanted.split(/[\s-]/).includes(name));
	if (byName !== undefined) return byName;
	const digits = /^#?([0-9a-f]{6})(?:[0-9a-f]{2})?$/.exec(wanted)?.[1];
	if (digits === undefined) return 'yellow';
	const parts = [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16));
	const far = (name: NoteColour): number =>
		looks[name].reduce((sum, part, index) => sum + (part - (parts[index] ?? 0)) ** 2, 0);
	return noteColours.reduce((best, name) => (far(name) < far(best) ? name : best));
}
