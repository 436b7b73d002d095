import type { Part } from './parts.ts';

const aMinute = 60_000;

/** Which minute of the conversation a moment is in. @param at milliseconds from its beginning */
export function minuteOf(at: number): number {
	return Math.floor(at / aMinute);
}

/** What is said of a part in which nobody saw what others wrote. Empty for the others. */
export function aloneWords({ privacy }: Pick<Part, 'privacy'>): string {
	if (privacy === 'open') return '';
	return privacy === 'anonymous'
		? 'Everybody wrote on their own, without names.'
		: 'Everybody wrote on their own.';
}
