import { formatTable } from '../formatTable.ts';
import type { ContestantName } from './Contestant.ts';
import type { Crowd } from './crowd.ts';
import type { Gesture } from './gestures.ts';
import type { Opening } from './openBoard.ts';

/** `All`: zoomed out so that every note is in view; `Near` and `One`: at 100 %. */
export interface BoardSummary {
	name: ContestantName;
	notes: number;
	/** With an empty cache. */
	first: Opening;
	/** Once more, with what the browser kept. */
	again: Opening;
	/** Milliseconds of the main thread a second while nothing happens. */
	idlePerSecond: number;
	/** Bytes. */
	heap: number;
	panNear: Gesture;
	dragOne: Gesture;
	panAll: Gesture;
	zoomAll: Gesture;
	dragMany: Gesture;
}

/** One figure of a board, and how it is written. */
interface Measure {
	head: string;
	of: (board: BoardSummary) => number;
	/** Digits after the point. */
	digits: number;
}

const measures: readonly Measure[] = [
	{ head: 'painted ms', of: ({ first }) => first.painted, digits: 0 },
	{ head: 'usable ms', of: ({ first }) => first.usable, digits: 0 },
	{ head: 'again ms', of: ({ again }) => again.usable, digits: 0 },
	{ head: 'JS gzip KB', of: ({ first }) => first.scriptGzipBytes / 1_024, digits: 0 },
	{ head: 'heap MB', of: ({ heap }) => heap / 1_048_576, digits: 1 },
	{ head: 'idle ms/s', of: ({ idlePerSecond }) => idlePerSecond, digits: 1 },
	{ head: 'pan near', of: ({ panNear }) => panNear.all, digits: 2 },
	{ head: 'pan all', of: ({ panAll }) => panAll.all, digits: 2 },
	{ head: 'zoom all', of: ({ zoomAll }) => zoomAll.all, digits: 2 },
	{ head: 'drag one', of: ({ dragOne }) => dragOne.all, digits: 2 },
	{ head: 'drag 200', of: ({ dragMany }) => dragMany.all, digits: 2 }
];
const gestures = ['panNear', 'panAll', 'zoomAll', 'dragOne', 'dragMany'] as const;

/** One board in one line, while the rest is still measured. */
export function lineOf(board: BoardSummary): string {
	return measures.map(({ head, of, digits }) => `${head} ${of(board).toFixed(digits)}`).join(', ');
}

export function renderTable(boards: readonly BoardSummary[]): string {
	const sizes = [...new Set(boards.map(({ notes }) => notes))];
	const rows = sizes.flatMap((notes) => {
		const here = boards.filter((board) => board.notes === notes);
		return [
			...here.map((board) => [
				`${notes}`,
				board.name,
				...measures.map(({ of, digits }) => of(board).toFixed(digits)),
				gestures.map((name) => board[name].eventsPerSecond.toFixed(0)).join(' ')
			]),
			[`${notes}`, 'ours / better peer', ...measures.map((measure) => ratioOf(here, measure)), '']
		];
	});
	return formatTable(
		'Render: opening; gestures in main-thread ms an event, the last column the events a second that each took',
		[['notes', 'canvas', ...measures.map(({ head }) => head), 'events/s'], ...rows]
	);
}

function ratioOf(boards: readonly BoardSummary[], { of }: Measure): string {
	const ours = boards.find(({ name }) => name === 'ours');
	const peers = boards.filter(({ name }) => name !== 'ours').map(of);
	return ours === undefined ? '' : (of(ours) / Math.min(...peers)).toFixed(2);
}

export function crowdTable({ people, notes, watching, typing, heap }: Crowd): string {
	const ms = (time: number): string => time.toFixed(1);
	const mb = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
	return formatTable('One person’s page while others drag what it shows', [
		[
			...['people', 'notes', 'main ms/s', 'key to glyph p50', 'p95', 'most'],
			...['heap MB', 'after a minute of panning']
		],
		[
			...[`${people}`, `${notes}`, ms(watching), ms(typing.p50), ms(typing.p95), ms(typing.most)],
			...[mb(heap.before), mb(heap.after)]
		]
	]);
}
