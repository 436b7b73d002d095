/** So much may always be missing from a state that is kept, since the line brings it. Bytes of updates. */
const mayLack = 16 * 1024;
/** So much may be missing while it is young, so that a board on which many write is not encoded for each who joins. */
const mayLackWhileYoung = 1024 * 1024;
const youngFor = 1_000;

/** How far a document has come, as its log counts. */
export interface Applied {
	appliedBytes: number;
	serverEdits: number;
}

/**
 * Whether a state that is kept is still good enough for whoever joins now. None is that lacks an edit of the server's
 * own, which takes off what nobody else is told any more (M3). Times in milliseconds.
 */
export function isFresh(made: Applied & { madeAt: number }, log: Applied, now: number): boolean {
	if (log.serverEdits > made.serverEdits) return false;
	const lacks = log.appliedBytes - made.appliedBytes;
	return lacks <= (now - made.madeAt < youngFor ? mayLackWhileYoung : mayLack);
}
