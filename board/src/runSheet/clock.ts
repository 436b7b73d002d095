/** A phase's time. Milliseconds since the epoch, all by the server's clock. */
export interface Clock {
	startedAt: number;
	/** Null: no time is set. */
	endsAt: number | null;
	pausedAt: number | null;
}

const aMinute = 60_000;

export function startClock(minutes: number | null, now: number): Clock {
	const endsAt = minutes === null ? null : now + minutes * aMinute;
	return { startedAt: now, endsAt, pausedAt: null };
}

/** Milliseconds left, negative where the time is over; undefined where none is set. */
export function timeLeft({ endsAt, pausedAt }: Clock, now: number): number | undefined {
	return endsAt === null ? undefined : endsAt - (pausedAt ?? now);
}

export function pause(clock: Clock, now: number): Clock {
	return clock.pausedAt === null ? { ...clock, pausedAt: now } : clock;
}

export function resume(clock: Clock, now: number): Clock {
	const { endsAt, pausedAt } = clock;
	if (pausedAt === null) return clock;
	return { ...clock, endsAt: endsAt === null ? null : endsAt + now - pausedAt, pausedAt: null };
}

/**
 * Gives more time, or less where negative. Time that is over already is not counted: another minute is
 * a minute from now. Less ends it now at the earliest; where none is set, more sets some.
 */
export function addTime(clock: Clock, milliseconds: number, now: number): Clock {
	const here = clock.pausedAt ?? now;
	const from = Math.max(clock.endsAt ?? here, here);
	if (clock.endsAt === null && milliseconds <= 0) return clock;
	return { ...clock, endsAt: Math.max(here, from + milliseconds) };
}
