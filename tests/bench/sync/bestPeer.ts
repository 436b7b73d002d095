import type { ContestantName } from './plan.ts';

/** A figure of ours beside the lowest of all peers'. */
export interface Comparison {
	ours: number;
	best: number;
	bestName: ContestantName;
	/** Ours divided by the best: below 1 is better. */
	ratio: number;
}

/** @returns undefined where either side was not measured */
export function compareToBest<One extends { name: ContestantName }>(
	all: readonly One[],
	figure: (one: One) => number
): Comparison | undefined {
	const [ours] = all.filter(({ name }) => name === 'ours').map(figure);
	const [best] = all
		.filter(({ name }) => name !== 'ours')
		.map((one) => ({ name: one.name, value: figure(one) }))
		.sort((a, b) => a.value - b.value);
	if (ours === undefined || best === undefined) return undefined;
	return { ours, best: best.value, bestName: best.name, ratio: ours / best.value };
}
