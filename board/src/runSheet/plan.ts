import { timeLeft } from './clock.ts';
import type { Clock } from './clock.ts';
import type { Phase } from './phases.ts';

const aMinute = 60_000;

/** Minutes that are set for phases; undefined where none is for any. */
export function minutesOf(phases: readonly Pick<Phase, 'minutes'>[]): number | undefined {
	const timed = phases.flatMap(({ minutes }) => minutes ?? []);
	return timed.length === 0 ? undefined : timed.reduce((sum, minutes) => sum + minutes, 0);
}

interface Standing {
	phases: readonly Phase[];
	/** Id of the phase that is under way. */
	current: string | null;
	clock: Clock | null;
	/** When it was to end, as it was planned at the start. */
	plannedEnd: number | null;
}

/** The phases after the one that is under way. */
export function later({ phases, current }: Pick<Standing, 'phases' | 'current'>): Phase[] {
	const at = phases.findIndex(({ id }) => id === current);
	return at < 0 ? [] : phases.slice(at + 1);
}

/** By how many milliseconds all of it would end after the time that was planned; negative where before, undefined where nothing was. */
export function lateBy(run: Standing, now: number): number | undefined {
	if (run.plannedEnd === null || run.clock === null || run.current === null) return undefined;
	const left = Math.max(0, timeLeft(run.clock, now) ?? 0);
	return now + left + (minutesOf(later(run)) ?? 0) * aMinute - run.plannedEnd;
}

/**
 * Shortens phases by so many minutes in all, each by its share of the whole, none to less than a
 * minute. @returns by id the minutes of those that change
 */
export function trimmed(
	phases: readonly Pick<Phase, 'id' | 'minutes'>[],
	by: number
): Map<string, number> {
	const timed = phases.flatMap(({ id, minutes }) => (minutes === null ? [] : [{ id, minutes }]));
	const whole = minutesOf(timed) ?? 0;
	const spare = whole - timed.length;
	const take = Math.max(0, Math.min(by, spare));
	if (take === 0) return new Map();
	const shares = timed.map(({ id, minutes }) => {
		const exact = (take * (minutes - 1)) / spare;
		return { id, minutes, less: Math.floor(exact), rest: exact % 1 };
	});
	let open = take - shares.reduce((sum, { less }) => sum + less, 0);
	for (const share of [...shares].sort((a, b) => b.rest - a.rest)) {
		if (open === 0) break;
		share.less += 1;
		open -= 1;
	}
	return new Map(
		shares.flatMap(({ id, minutes, less }) => (less === 0 ? [] : [[id, minutes - less]]))
	);
}
