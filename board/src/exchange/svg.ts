import { connectorCourse } from '../connectors.ts';
import type { Connector, ConnectorEnd, Element, Group, PlacedElement } from '../elements.ts';
import { isPlaced } from '../elements.ts';
import { boundsAround } from '../geometry.ts';
import type { Bounds, Size } from '../geometry.ts';
import { groupPlace, membersByGroup } from '../groupMembers.ts';
import { outline } from '../outline.ts';
import { drawElement, rect } from './drawElement.ts';
import type { Drawing } from './Drawing.ts';
import { heading } from './heading.ts';
import { edgeOfGroup, wordsOfMark } from './marks.ts';
import type { Mark } from './marks.ts';
import { escaped, tenth, words } from './paragraph.ts';
import { toText } from './text.ts';

/** World px. */
const margin = 40;
const ink = '#0b0c0c';

/** What a picture tells beside what lies on the board. */
export interface Told {
	/** What stands above it, and what it is called. */
	title: string;
	/** By the ids of notes and groups. */
	marks: ReadonlyMap<string, Mark>;
}

type Box = Parameters<typeof connectorCourse>[0];

/**
 * Elements as a picture by itself: no script, nothing from elsewhere. Undefined where there is nothing to draw.
 * @param options.within what it shows; all that is there unless told
 */
export function toSvg(
	elements: readonly Element[],
	drawing: Drawing,
	{ within, told }: { within?: Bounds; told?: Told } = {}
): { svg: string; size: Size } | undefined {
	const members = membersByGroup(elements);
	const byId = new Map(elements.map((element) => [element.id, element]));
	const boxOf = (element: Element | undefined) => {
		if (element === undefined || element.type === 'connector') return undefined;
		if (element.type === 'group') {
			return groupPlace({ collapsed: false }, members.get(element.id) ?? []);
		}
		return element;
	};
	const around = within ?? boundsAround(elements.flatMap((element) => boxOf(element) ?? []));
	if (around === undefined) return undefined;
	const [left, width] = [around.minX - margin, around.maxX - around.minX + 2 * margin];
	const above = told && heading(told.title, { width: width - 2 * margin }, drawing);
	const top = around.minY - margin - (above?.height ?? 0);
	const size: Size = [width, around.maxY + margin - top];
	const marksOf = ({ id }: Element): string[] => {
		const mark = told?.marks.get(id);
		return mark === undefined ? [] : wordsOfMark(mark);
	};
	const placed = (element: PlacedElement): string => {
		const marks = marksOf(element);
		if (marks.length === 0) return drawOnce(element, drawing);
		return titled(marks, drawElement(element, drawing, marks));
	};
	const piled = elements
		.filter((element) => isPlaced(element) && element.type !== 'zone')
		.sort((a, b) => (a.order < b.order ? -1 : 1)) as PlacedElement[];
	const targetOf = (end: ConnectorEnd) => (typeof end === 'string' ? boxOf(byId.get(end)) : end);
	const parts = [
		`<rect x="${tenth(left)}" y="${tenth(top)}" width="${tenth(size[0])}" height="${tenth(size[1])}" fill="#ffffff"/>`,
		above?.draw(left + margin, top + margin) ?? '',
		...elements.map((element) => (element.type === 'zone' ? placed(element) : '')),
		...elements.map((element) => {
			const box = element.type === 'group' ? boxOf(element) : undefined;
			if (element.type !== 'group' || box === undefined) return '';
			return titled(
				marksOf(element),
				drawGroup(element, { box, marks: marksOf(element) }, drawing)
			);
		}),
		...piled.map(placed),
		...elements.map((element) => {
			if (element.type !== 'connector') return '';
			const [from, to] = [targetOf(element.from), targetOf(element.to)];
			if (from === undefined || to === undefined) return '';
			return drawConnector(element, { from, to }, drawing);
		})
	];
	const head =
		'<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="5" markerHeight="5" orient="auto-start-reverse"><path d="M0 0L10 5L0 10Z" fill="#2b2f31"/></marker></defs>';
	const spoken = told === undefined ? { is: '', words: '' } : inWords(elements, told, marksOf);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${tenth(left)} ${tenth(top)} ${tenth(size[0])} ${tenth(size[1])}" width="${tenth(size[0])}" height="${tenth(size[1])}" font-family="${escaped(drawing.font)}"${spoken.is}>${spoken.words}${head}${parts.join('')}</svg>`;
	return { svg, size };
}

/** All of a picture for who does not see it. */
function inWords(
	elements: readonly Element[],
	{ title }: Told,
	marksOf: (element: Element) => string[]
): { is: string; words: string } {
	const all = toText(outline({ elements: () => elements }), (element) =>
		marksOf(element).join('; ')
	);
	return {
		is: ' role="img" aria-labelledby="board-title" aria-describedby="board-words"',
		words: `<title id="board-title">${escaped(title)}</title><desc id="board-words">${escaped(all)}</desc>`
	};
}

function titled(marks: readonly string[], drawn: string): string {
	return marks.length === 0 ? drawn : `<g><title>${escaped(marks.join('; '))}</title>${drawn}</g>`;
}

function drawOnce(element: PlacedElement, drawing: Drawing): string {
	const known = drawing.drawn?.get(element);
	if (known !== undefined) return known;
	const made = drawElement(element, drawing, []);
	drawing.drawn?.set(element, made);
	return made;
}

function drawGroup(
	{ title, colour }: Group,
	{ box, marks }: { box: Pick<PlacedElement, 'at' | 'size'>; marks: readonly string[] },
	drawing: Drawing
): string {
	const at = [box.at[0] + 16, box.at[1] + 31] as const;
	return (
		`${rect(box, 12)} fill="none" stroke="${drawing.deep(colour)}" stroke-width="2"/>` +
		words(title, at, { size: 20, weight: 650, fill: ink }) +
		(marks.length > 0 ? edgeOfGroup(marks, box, drawing) : '')
	);
}

function drawConnector(
	{ line, arrow, colour, label }: Connector,
	{ from, to }: { from: Box; to: Box },
	drawing: Drawing
): string {
	const { path, middle } = connectorCourse(from, to, line);
	const end = arrow === 'none' ? '' : ' marker-end="url(#head)"';
	const start = arrow === 'both' ? ' marker-start="url(#head)"' : '';
	const at = [middle[0], middle[1] + 5] as const;
	return (
		`<path d="${path}" fill="none" stroke="${drawing.deep(colour)}" stroke-width="3"${end}${start}/>` +
		words(label, at, { size: 16, weight: 400, fill: ink, anchor: 'middle' })
	);
}
