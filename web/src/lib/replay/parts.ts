import type { PhaseStep } from '@small-change/db';

/** A part of a conversation as it is replayed: a phase, what was there before the first, or all of it where it had none. */
export interface Part {
	name: string;
	privacy: PhaseStep['privacy'];
	/** Milliseconds from the beginning of the conversation. */
	from: number;
	to: number;
}

export interface Course {
	/** Minute 0: the first phase, or what was written first. Milliseconds since the epoch. */
	start: number;
	parts: Part[];
}

/**
 * The parts of a conversation, in their order; at least one.
 * @param told.first when something was first written; `end`: when it was closed. Milliseconds since the epoch
 */
export function courseOf(
	steps: readonly PhaseStep[],
	{ first, end }: { first: number; end: number }
): Course {
	const taken = steps.filter(({ at }) => at.getTime() <= end);
	const start = taken[0]?.at.getTime() ?? Math.min(first, end);
	const open = { privacy: 'open', from: 0, to: 0 } as const;
	if (taken.length === 0) {
		return { start, parts: [{ ...open, name: 'The conversation', to: end - start }] };
	}
	const phases = taken.map(({ at, phase, privacy }, index) => {
		const to = taken[index + 1]?.at.getTime() ?? end;
		return { name: phase, privacy, from: at.getTime() - start, to: to - start };
	});
	return { start, parts: [{ ...open, name: 'Before the start' }, ...phases] };
}

/** Which part a moment belongs to, by its place. @param at milliseconds from the beginning, negative before it */
export function partAt(parts: readonly Part[], at: number): number {
	if (at < 0) return 0;
	return Math.max(
		0,
		parts.findLastIndex(({ from }) => from <= at)
	);
}
