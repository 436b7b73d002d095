import type { Size } from '@small-change/board';

/** What double-click, key and tool make. World px. */
export const usualNote = [200, 200] as const;
export const usualZone = [480, 420] as const;
/** Between notes that are set side by side. World px. */
export const noteGap = 20;

const limits = { note: [80, 80, 1_000], zone: [160, 140, 8_000] } as const;

/** A size that an element of this type may have, nearest to the one wanted. World px. */
export function sizeWithin(type: 'note' | 'zone', width: number, height: number): Size {
	const [leastWidth, leastHeight, most] = limits[type];
	return [
		Math.round(Math.min(most, Math.max(leastWidth, width))),
		Math.round(Math.min(most, Math.max(leastHeight, height)))
	];
}
