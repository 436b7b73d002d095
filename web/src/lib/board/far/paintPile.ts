import { inkPoints } from '@small-change/board';
import type { Camera, NoteColour, PlacedElement } from '@small-change/board';
import type { PlacedBox } from '../BoardStore.svelte.ts';

/** One thing of the pile as it is painted from afar. */
export interface Painted {
	readonly element: PlacedElement;
	/** Where it is seen. World px. */
	readonly box: PlacedBox;
	readonly mark: 'none' | 'selected' | 'found' | 'other';
	/** It is painted elsewhere: here is the line around it. */
	readonly lineAlone?: boolean;
}

/** Colours as the page has them. */
export interface Palette {
	readonly paper: (colour: NoteColour) => string;
	readonly deep: (colour: NoteColour) => string;
	readonly selected: string;
	readonly found: string;
	readonly ink: string;
}

/** Smaller notes have no bars for their lines. Screen px. */
const leastWithBars = 9;

/**
 * Paints the pile as it is seen from afar: notes as paper with bars where their lines are. In device
 * px: `scale` of them are one screen px.
 */
export function paintPile(
	context: CanvasRenderingContext2D,
	pile: Iterable<Painted>,
	{ camera, scale, palette }: { camera: Camera; scale: number; palette: Palette }
): void {
	const { canvas } = context;
	const zoom = camera.zoom * scale;
	context.setTransform(1, 0, 0, 1, 0, 0);
	context.clearRect(0, 0, canvas.width, canvas.height);
	for (const { element, box, mark, lineAlone } of pile) {
		const x = (box.at[0] - camera.x) * zoom;
		const y = (box.at[1] - camera.y) * zoom;
		const width = Math.max(1, box.size[0] * zoom);
		const height = Math.max(1, box.size[1] * zoom);
		if (!lineAlone) {
			const strength = mark === 'other' || element.type === 'zone' ? 0.35 : 1;
			context.globalAlpha = strength;
			paintOne(context, element, { x, y, width, height }, { palette, scale });
		}
		if (mark !== 'selected' && mark !== 'found') continue;
		context.strokeStyle = mark === 'selected' ? palette.selected : palette.found;
		context.lineWidth = 2 * scale;
		context.strokeRect(x, y, width, height);
	}
	context.globalAlpha = 1;
}

function paintOne(
	context: CanvasRenderingContext2D,
	element: PlacedElement,
	box: Box,
	{ palette, scale }: { palette: Palette; scale: number }
): void {
	if (element.type === 'stroke') return paintStroke(context, element, box, palette);
	const { x, y, width, height } = box;
	context.fillStyle = element.type === 'image' ? palette.ink : palette.paper(colourOf(element));
	if (element.type !== 'shape' || element.kind !== 'text') context.fillRect(x, y, width, height);
	if (height >= leastWithBars * scale && element.type !== 'zone') {
		paintBars(context, element, box, palette);
	}
}

interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

function paintBars(
	context: CanvasRenderingContext2D,
	element: Exclude<PlacedElement, { type: 'stroke' }>,
	{ x, y, width, height }: Box,
	palette: Palette
): void {
	const text = 'text' in element ? element.text : '';
	const lines = Math.min(3, Math.ceil(text.length / 14));
	context.fillStyle = palette.ink;
	const before = context.globalAlpha;
	context.globalAlpha = before * 0.45;
	for (let line = 0; line < lines; line++) {
		const rest = Math.min(1, (text.length - line * 14) / 14);
		context.fillRect(
			x + width * 0.09,
			y + height * (0.12 + 0.19 * line),
			width * 0.8 * rest,
			Math.max(1, height * 0.08)
		);
	}
	context.globalAlpha = before;
}

function paintStroke(
	context: CanvasRenderingContext2D,
	stroke: Extract<PlacedElement, { type: 'stroke' }>,
	{ x, y, width, height }: Box,
	palette: Palette
): void {
	context.strokeStyle = palette.deep(stroke.colour);
	context.lineWidth = Math.max(1, (stroke.width * width) / stroke.size[0]);
	context.beginPath();
	inkPoints(stroke.points, [width, height]).forEach(([px, py], index) => {
		if (index === 0) context.moveTo(x + px, y + py);
		else context.lineTo(x + px, y + py);
	});
	context.stroke();
}

function colourOf(element: Exclude<PlacedElement, { type: 'stroke' | 'image' }>): NoteColour {
	return element.colour;
}
