import type { PlacedElement, ShapeKind, Size } from '@small-change/board';

/** What double-click, key and tool make. World px. */
export const usualNote = [200, 200] as const;
export const usualZone = [480, 420] as const;
export const usualShape: Record<Exclude<ShapeKind, 'stamp'>, readonly [number, number]> = {
	rectangle: [240, 160],
	ellipse: [240, 160],
	diamond: [240, 180],
	text: [320, 48]
};
/** Between notes that are set side by side. World px. */
export const noteGap = 20;

/** Least width, least height, most of both. World px. */
const limits: Record<PlacedElement['type'], readonly [number, number, number]> = {
	note: [80, 80, 1_000],
	zone: [160, 140, 8_000],
	shape: [24, 24, 4_000],
	image: [24, 24, 4_000],
	stroke: [1, 1, 20_000]
};

/** A size that an element of this type may have, nearest to the one wanted. World px. */
export function sizeWithin(type: PlacedElement['type'], width: number, height: number): Size {
	const [leastWidth, leastHeight, most] = limits[type];
	return [
		Math.round(Math.min(most, Math.max(leastWidth, width))),
		Math.round(Math.min(most, Math.max(leastHeight, height)))
	];
}
