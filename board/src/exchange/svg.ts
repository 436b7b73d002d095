import { connectorCourse } from '../connectors.ts';
import type { ConnectorEnd, Element, NoteColour, PlacedElement } from '../elements.ts';
import { isPlaced } from '../elements.ts';
import { groupPlace, membersByGroup } from '../groupMembers.ts';
import type { Bounds, Size } from '../geometry.ts';
import { inkPoints } from '../strokes.ts';
import { escaped, paragraph, sizes, tenth, words } from './paragraph.ts';
import type { Letters } from './paragraph.ts';
import { boundsAround } from '../geometry.ts';

/** What a picture is drawn with: it comes from whoever has letters and colours. */
export interface Drawing extends Letters {
	/** CSS colours of a name: of paper, and of lines and letters. */
	paper: (colour: NoteColour) => string;
	deep: (colour: NoteColour) => string;
	font: string;
	/** A picture by its hash, as an address that holds all of it; undefined where it cannot be had. */
	picture: (hash: string) => string | undefined;
	/** Keeps what was drawn of an element, for who draws many pictures of which most have much in common. */
	drawn?: WeakMap<PlacedElement, string>;
}

/** World px. */
const margin = 40;

/**
 * Elements as a picture by itself: no script, nothing from elsewhere. Undefined where there is nothing to draw.
 * @param options.within what it shows; all that is there unless told
 */
export function toSvg(
	elements: readonly Element[],
	drawing: Drawing,
	{ within }: { within?: Bounds } = {}
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
	const [left, top] = [around.minX - margin, around.minY - margin];
	const size: Size = [around.maxX + margin - left, around.maxY + margin - top];
	const piled = elements
		.filter((element) => isPlaced(element) && element.type !== 'zone')
		.sort((a, b) => (a.order < b.order ? -1 : 1)) as PlacedElement[];
	const targetOf = (end: ConnectorEnd) => (typeof end === 'string' ? boxOf(byId.get(end)) : end);
	const parts = [
		`<rect x="${left}" y="${top}" width="${size[0]}" height="${size[1]}" fill="#ffffff"/>`,
		...elements.map((element) => (element.type === 'zone' ? drawOnce(element, drawing) : '')),
		...elements.map((element) => {
			const box = element.type === 'group' ? boxOf(element) : undefined;
			if (element.type !== 'group' || box === undefined) return '';
			const frame = `${rect(box, 12)} fill="none" stroke="${drawing.deep(element.colour)}" stroke-width="2"/>`;
			const at = [box.at[0] + 16, box.at[1] + 31] as const;
			return (
				frame + words(element.title, at, { ...drawing, size: 20, weight: 650, fill: '#0b0c0c' })
			);
		}),
		...piled.map((element) => drawOnce(element, drawing)),
		...elements.map((element) => {
			if (element.type !== 'connector') return '';
			const [from, to] = [targetOf(element.from), targetOf(element.to)];
			if (from === undefined || to === undefined) return '';
			const { path, middle } = connectorCourse(from, to, element.line);
			const colour = drawing.deep(element.colour);
			const ends =
				element.arrow === 'none'
					? ''
					: element.arrow === 'both'
						? ' marker-end="url(#head)" marker-start="url(#head)"'
						: ' marker-end="url(#head)"';
			const line = `<path d="${path}" fill="none" stroke="${colour}" stroke-width="3"${ends}/>`;
			return (
				line +
				words(element.label, [middle[0], middle[1] + 5], {
					...drawing,
					size: 16,
					weight: 400,
					fill: '#0b0c0c',
					anchor: 'middle'
				})
			);
		})
	];
	const head =
		'<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="5" markerHeight="5" orient="auto-start-reverse"><path d="M0 0L10 5L0 10Z" fill="#2b2f31"/></marker></defs>';
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${size[0]} ${size[1]}" width="${size[0]}" height="${size[1]}" font-family="${escaped(drawing.font)}">${head}${parts.join('')}</svg>`;
	return { svg, size };
}

function drawOnce(element: PlacedElement, drawing: Drawing): string {
	const known = drawing.drawn?.get(element);
	if (known !== undefined) return known;
	const made = drawPlaced(element, drawing);
	drawing.drawn?.set(element, made);
	return made;
}

function drawPlaced(element: PlacedElement, drawing: Drawing): string {
	const { at, size } = element;
	const [x, y] = at;
	const [width, height] = size;
	switch (element.type) {
		case 'zone': {
			const fill = drawing.paper(element.colour);
			const box = `${rect(element, 8)} fill="${fill}" fill-opacity="0.26" stroke="${fill}" stroke-width="2"/>`;
			const ink = { ...drawing, fill: '#0b0c0c' };
			return (
				box +
				words(element.title, [x + 20, y + 48], { ...ink, size: 32, weight: 650 }) +
				words(element.prompt, [x + 20, y + 82], { ...ink, size: 20, weight: 400, fill: '#505a5f' })
			);
		}
		case 'note':
			return (
				`${rect(element, 4)} fill="${drawing.paper(element.colour)}"/>` +
				paragraph(element.text, {
					...drawing,
					x: x + 16,
					y: y + 14,
					width: width - 32,
					height: height - 40
				})
			);
		case 'shape': {
			const line = `fill="${drawing.paper(element.colour)}" stroke="${drawing.deep(element.colour)}" stroke-width="3"/>`;
			const box = { x: x + 12, y, width: width - 24, height };
			if (element.kind === 'stamp') {
				return words(element.text, [x + width / 2, y + height * 0.78], {
					...drawing,
					size: Math.min(width, height) * 0.8,
					weight: 400,
					fill: '#0b0c0c',
					anchor: 'middle'
				});
			}
			if (element.kind === 'text') {
				const fill = drawing.deep(element.colour);
				return paragraph(element.text, {
					...drawing,
					x,
					y,
					width,
					height,
					fill,
					weight: 600,
					sizes: [120, 96, 72, 56, 44, 36, ...sizes]
				});
			}
			const form =
				element.kind === 'ellipse'
					? `<ellipse cx="${x + width / 2}" cy="${y + height / 2}" rx="${width / 2}" ry="${height / 2}" ${line}`
					: element.kind === 'diamond'
						? `<path d="M${x + width / 2} ${y}L${x + width} ${y + height / 2}L${x + width / 2} ${y + height}L${x} ${y + height / 2}Z" ${line}`
						: `${rect(element, 6)} ${line}`;
			return form + paragraph(element.text, { ...drawing, ...box, centred: true });
		}
		case 'stroke': {
			const points = inkPoints(element.points, size).map(
				([px, py]) => `${tenth(px + x)} ${tenth(py + y)}`
			);
			const opacity = element.tip === 'highlighter' ? ' stroke-opacity="0.35"' : '';
			const [first = ''] = points;
			return `<path d="M${points.length === 1 ? `${first}L${first}` : points.join('L')}" fill="none" stroke="${drawing.deep(element.colour)}" stroke-width="${element.width}" stroke-linecap="round" stroke-linejoin="round"${opacity}/>`;
		}
		case 'image': {
			const picture = drawing.picture(element.hash);
			if (picture !== undefined) {
				return `<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" href="${escaped(picture)}"><title>${escaped(element.alt)}</title></image>`;
			}
			return (
				`${rect(element, 4)} fill="#f3f2ef" stroke="#b1b4b6"/>` +
				paragraph(element.alt || 'Picture', {
					...drawing,
					x: x + 12,
					y,
					width: width - 24,
					height,
					centred: true
				})
			);
		}
	}
}

function rect({ at, size }: { at: readonly [number, number]; size: Size }, radius: number): string {
	return `<rect x="${at[0]}" y="${at[1]}" width="${size[0]}" height="${size[1]}" rx="${radius}"`;
}
