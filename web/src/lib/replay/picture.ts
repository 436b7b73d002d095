import { boundsAround, isPlaced, toSvg } from '@small-change/board';
import type { Bounds, Drawing, Element } from '@small-change/board';
import type { Frame } from './frames.ts';

const family = "'Inter Variable', system-ui, sans-serif";

/** What all of a replay takes up. World px. */
export function extentOf(frames: readonly Frame[]): Bounds {
	const around = boundsAround(frames.flatMap(({ set }) => set.filter(isPlaced)));
	return around ?? { minX: 0, minY: 0, maxX: 1_600, maxY: 900 };
}

/** Draws boards as pictures for this page: letters as this browser has them, colours by the page's tokens. */
export function pictureMaker(within: Bounds): (elements: readonly Element[]) => string {
	const context = document.createElement('canvas').getContext('2d');
	const drawing: Drawing = {
		widthOf(words, fontSize, weight) {
			if (context === null) return words.length * fontSize * 0.6;
			context.font = `${weight} ${fontSize}px ${family}`;
			return context.measureText(words).width;
		},
		paper: (name) => `var(--note-${name})`,
		deep: (name) => `var(--deep-${name})`,
		font: family,
		picture: () => undefined,
		drawn: new WeakMap()
	};
	return (elements) => toSvg(elements, drawing, { within })?.svg ?? '';
}
