import { startClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { minutesOf } from './plan.ts';
import type { Phase } from './phases.ts';
import { takeBackFor } from './run.ts';

/** Where a conversation is in its run sheet. */
export interface Standing {
	stage: 'not-started' | 'running' | 'finished';
	/** Id of the phase that is under way. */
	current: string | null;
	clock: Clock | null;
	/** When all of it was to end, as planned at the start. Milliseconds since the epoch. */
	plannedEnd: number | null;
	/** Id of the zone in the spotlight. */
	spotlight: string | null;
}

/** Where it was before a step. */
export type Before = Standing & { words: string; at: number };

type Planned = Pick<Phase, 'id' | 'name' | 'minutes' | 'zone'>;

interface Sheet extends Standing {
	phases: readonly Planned[];
	before: Before | null;
}

/** Goes to a phase, or with null to the end. @returns undefined where the run sheet has no such phase */
export function stepTo(
	run: Sheet,
	phase: string | null,
	now: number
): { standing: Standing; before: Before } | undefined {
	const { phases, stage, current, clock, plannedEnd, spotlight } = run;
	const from: Standing = { stage, current, clock, plannedEnd, spotlight };
	const to = phases.findIndex(({ id }) => id === phase);
	const next = phases[to];
	if (phase === null) {
		const standing: Standing = { ...from, ...over };
		return { standing, before: { ...from, words: 'The run sheet is over.', at: now } };
	}
	if (next === undefined) return undefined;
	const whole = minutesOf(phases.slice(to));
	const starts = stage === 'not-started';
	const standing: Standing = {
		stage: 'running',
		current: next.id,
		clock: startClock(next.minutes, now),
		plannedEnd: starts && whole !== undefined ? now + whole * 60_000 : plannedEnd,
		spotlight: next.zone
	};
	const back = current !== null && to <= phases.findIndex(({ id }) => id === current);
	const words = back ? `Back at “${next.name}”.` : `Now: “${next.name}”.`;
	return { standing, before: { ...from, words, at: now } };
}

const over = { stage: 'finished', current: null, clock: null, spotlight: null } as const;

/** Where it was before the last step, its clock as if it had run on. @returns undefined where it is too late for that, or no step was made */
export function standingBefore(
	{ before, phases }: Pick<Sheet, 'before' | 'phases'>,
	now: number
): Standing | undefined {
	if (before === null || now > before.at + takeBackFor) return undefined;
	const { stage, current, clock, plannedEnd, spotlight } = before;
	const isThere = current === null || phases.some(({ id }) => id === current);
	return isThere ? { stage, current, clock, plannedEnd, spotlight } : undefined;
}
