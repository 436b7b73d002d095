import { momentInWords } from '#lib/page/dates.ts';

/** What undoing all that somebody did came to, in numbers of elements. */
export function undoneWords({
	removed,
	restored,
	changed,
	since
}: {
	removed: number;
	restored: number;
	changed: number;
	/** Since when it reaches back, milliseconds since the epoch; null: to the beginning. */
	since: number | null;
}): string {
	const parts = [
		removed > 0 && `${removed} removed from the board`,
		restored > 0 && `${restored} put back`,
		changed > 0 && `${changed} changed back`
	].filter((part) => part !== false);
	const what =
		parts.length === 0
			? 'There was nothing to undo, or others have changed all of it since.'
			: `Undone: ${parts.join(', ')}.`;
	if (since === null) return what;
	return `${what} What was done before ${momentInWords(new Date(since))} cannot be undone this way, and was not changed.`;
}
