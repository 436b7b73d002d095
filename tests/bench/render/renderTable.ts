import { formatTable } from '../formatTable.ts';
import type { Gesture } from './gestures.ts';
import type { Opening } from './openBoard.ts';

/** `All`: zoomed out so that every note is in view; `Near`: at 100 %. */
export interface BoardSummary {
	notes: number;
	opening: Opening;
	/** Milliseconds of the main thread a second while nothing happens. */
	idlePerSecond: number;
	panAll: Gesture;
	dragAll: Gesture;
	panNear: Gesture;
	dragNear: Gesture;
}

const head = [
	...['notes', 'painted ms', 'usable ms', 'main ms', 'JS KB', 'JS gzip KB', 'idle ms/s'],
	...['pan, all in view', 'drag, all in view', 'pan, 100 %', 'drag, 100 %']
];

export function renderTable(boards: readonly BoardSummary[]): string {
	const rows = boards.map(({ notes, opening, idlePerSecond, ...gestures }) => {
		const { panAll, dragAll, panNear, dragNear } = gestures;
		return [
			`${notes}`,
			...[opening.painted, opening.usable, opening.mainThread].map((time) => time.toFixed(0)),
			...[opening.scriptBytes, opening.scriptGzipBytes].map((bytes) => (bytes / 1_024).toFixed(0)),
			idlePerSecond.toFixed(1),
			...[panAll, dragAll, panNear, dragNear].map(cellOf)
		];
	});
	return formatTable(
		'Render: opening with an empty cache; gestures in main-thread ms an event @ events a second (notes in the page)',
		[head, ...rows]
	);
}

function cellOf({ all, eventsPerSecond, mounted }: Gesture): string {
	return `${all.toFixed(1)} @ ${eventsPerSecond.toFixed(0)} (${mounted})`;
}
