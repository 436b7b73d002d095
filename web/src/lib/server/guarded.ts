import { error } from '@sveltejs/kit';
import type { App } from './App.ts';
import type { Guesser } from './Guesses.ts';

/** Finds what only those can name who were given it. @param board that it is about, where that is known. @throws 429 after too many guesses */
export async function guarded<Found>(
	{ limits }: App,
	guesser: Guesser,
	find: () => Promise<Found | undefined>,
	board?: string
): Promise<Found | undefined> {
	const found = await limits.guesses.find(guesser, find, board);
	// Here and not in `Guesses`: what is made outside the built site throws errors of a class that this does not know.
	if (found === 'too-many') error(429, 'Too many wrong codes. Wait a few minutes and try again.');
	return found;
}
