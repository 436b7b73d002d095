/** What turns one text into another: `remove` characters at `at`, `insert` in their place. UTF-16 units. */
export interface Splice {
	at: number;
	remove: number;
	insert: string;
}

export function applySplice(text: string, { at, remove, insert }: Splice): string {
	return text.slice(0, at) + insert + text.slice(at + remove);
}

/** Where a caret stands after somebody else's splice: text put in exactly at it goes behind it. */
export function moveCaret(caret: number, { at, remove, insert }: Splice): number {
	if (caret <= at) return caret;
	if (caret >= at + remove) return caret - remove + insert.length;
	return at + insert.length;
}

/**
 * The same splice on a text that somebody else's splice has changed meanwhile. Words that they put
 * in amid what it removes are not its to remove: it then stops in front of them.
 */
export function rebase(mine: Splice, theirs: Splice): Splice {
	const end = mine.at + mine.remove;
	const amid = theirs.insert !== '' && theirs.at > mine.at && theirs.at < end;
	const at = moveCaret(mine.at, theirs);
	const newEnd = amid ? theirs.at : moveCaret(end, theirs);
	return { at, remove: Math.max(0, newEnd - at), insert: mine.insert };
}
