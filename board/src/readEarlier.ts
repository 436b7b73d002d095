import { packed } from './arrange.ts';
import type { Lying, Move } from './arrange.ts';
import { readingOrder, worldPoint } from './geometry.ts';

/**
 * Moves one of several so that it is read one place earlier or later: it changes places with its
 * neighbour. Where their sizes do not let them, all are set out anew in the order wanted.
 * @returns nothing where it is the first or last already
 */
export function readEarlier(all: readonly Lying[], id: string, by: -1 | 1): Move[] {
	const ordered = readingOrder(all);
	const from = ordered.findIndex((one) => one.id === id);
	const [own, neighbour] = [ordered[from], ordered[from + by]];
	if (own === undefined || neighbour === undefined) return [];
	const wanted = ordered.map((one) => (one === own ? neighbour : one === neighbour ? own : one));
	const [first, second] = by === 1 ? [own, neighbour] : [neighbour, own];
	const changed = exchanged(first, second);
	const after = readingOrder(
		ordered.map((one) => ({ ...one, at: changed.find((move) => move.id === one.id)?.at ?? one.at }))
	);
	const asWanted = after.every((one, index) => one.id === wanted[index]?.id);
	return asWanted ? changed : packed(wanted);
}

/** In one row the gap between the two stays; else each begins where the other did. */
function exchanged(first: Lying, second: Lying): Move[] {
	const gap = second.at[0] - first.at[0] - first.size[0];
	const isRow = first.at[1] === second.at[1] && gap >= 0;
	const to = isRow ? worldPoint(first.at[0] + second.size[0] + gap, first.at[1]) : second.at;
	return [
		{ id: second.id, at: first.at },
		{ id: first.id, at: to }
	];
}
