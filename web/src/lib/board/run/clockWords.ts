import { timeLeft } from '@small-change/board';
import type { Clock } from '@small-change/board';

/** A time as a clock shows it: `6:12`, and `+1:05` where it is over. Milliseconds. */
export function clockFace(left: number): string {
	const seconds = left >= 0 ? Math.ceil(left / 1_000) : Math.floor(-left / 1_000);
	const face = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
	return left >= 0 ? face : `+${face}`;
}

/** The same in words, for whoever hears it. */
export function clockWords(left: number): string {
	const seconds = left >= 0 ? Math.ceil(left / 1_000) : Math.floor(-left / 1_000);
	const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
	const parts = [many(minutes, 'minute'), many(rest, 'second')].filter(Boolean).join(' ');
	return `${parts || 'No time'} ${left >= 0 ? 'left' : 'over'}`;
}

/** What is said where somebody changed the time of a phase; undefined where nobody did. `at`: milliseconds since the epoch. */
export function clockNews(before: Clock | null, now: Clock | null, at: number): string | undefined {
	if (before === null || now === null || before.startedAt !== now.startedAt) return undefined;
	const left = timeLeft(now, at);
	const words = left === undefined ? '' : ` ${clockWords(left)}.`;
	const [wasPaused, isPaused] = [before.pausedAt !== null, now.pausedAt !== null];
	if (isPaused !== wasPaused)
		return `The timer is ${isPaused ? 'paused' : 'running again'}.${words}`;
	if (before.endsAt === now.endsAt) return undefined;
	return `${(now.endsAt ?? 0) > (before.endsAt ?? 0) ? 'Time added' : 'Time taken off'}.${words}`;
}

/** `1 minute`, `8 minutes`; nothing for none. */
export function many(count: number, what: string): string {
	return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** What is said when a time comes near its end, once each. Milliseconds left before and now. */
export function timeCall(before: number, now: number): string | undefined {
	if (before > 0 && now <= 0) return 'The time is up.';
	if (before > 60_000 && now <= 60_000 && now > 0) return 'One minute left.';
	return undefined;
}
