import type { ShapeKind } from '@small-change/board';
import type { TextFrame } from './TextMeasure.svelte.ts';
import { textSizes } from './fitText.ts';

const headingSizes = [120, 96, 72, 56, 44, 36, ...textSizes] as const;

/** Where the words of a shape stand within it, and how large they may be. World px. */
export function shapeText(kind: ShapeKind, [width, height]: readonly [number, number]): TextFrame {
	if (kind === 'text') return { side: 4, top: 0, foot: 0, sizes: headingSizes };
	if (kind === 'rectangle') return { side: 12, top: 8, foot: 8, sizes: textSizes };
	// The largest rectangle within an ellipse is 0.71 of its sides, within a diamond half of them.
	const share = kind === 'diamond' ? 0.25 : 0.146;
	return { side: width * share, top: height * share, foot: height * share, sizes: textSizes };
}
