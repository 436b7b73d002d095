import type { PlacedElement } from '../elements.ts';
import type { Size } from '../geometry.ts';
import { inkPoints } from '../strokes.ts';
import { footOfNote } from './marks.ts';
import { escaped, paragraph, sizes, tenth, words } from './paragraph.ts';
import type { Drawing } from './Drawing.ts';

/** An element as a part of a picture. @param marks what is told of it besides, a line each */
export function drawElement(
	element: PlacedElement,
	drawing: Drawing,
	marks: readonly string[]
): string {
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
		case 'note': {
			const foot = marks.length > 0 ? footOfNote(marks, element, drawing) : undefined;
			return (
				`${rect(element, 4)} fill="${drawing.paper(element.colour)}"/>` +
				paragraph(element.text, {
					...drawing,
					x: x + 16,
					y: y + 14,
					width: width - 32,
					height: height - 14 - (foot?.height ?? 26)
				}) +
				(foot?.drawn ?? '')
			);
		}
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

/** The beginning of a rectangle: how it is filled, and its end, are still to come. */
export function rect(
	{ at, size }: { at: readonly [number, number]; size: Size },
	radius: number
): string {
	return `<rect x="${at[0]}" y="${at[1]}" width="${size[0]}" height="${size[1]}" rx="${radius}"`;
}
