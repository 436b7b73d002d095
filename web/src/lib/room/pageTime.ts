/** Milliseconds. */
const [shortest, longest] = [12_000, 30_000];
const aWord = 200;

/** How long a page with so many words stays, in ms: as long as it takes to read, within what a room waits for. */
export function pageTime(words: number): number {
	return Math.min(longest, Math.max(shortest, words * aWord));
}
