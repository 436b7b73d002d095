/** So much may always be missing from a state that is kept, since the line brings it. Bytes of updates. */
const mayLack = 16 * 1024;
/** So much may be missing while it is young, so that a board on which many write is not encoded for each who joins. */
const mayLackWhileYoung = 1024 * 1024;
const youngFor = 1_000;

/** Whether a state that is kept is still good enough for whoever joins now. Times in milliseconds, bytes as the log counts. */
export function isFresh(
	made: { appliedBytes: number; madeAt: number },
	appliedBytes: number,
	now: number
): boolean {
	const lacks = appliedBytes - made.appliedBytes;
	return lacks <= (now - made.madeAt < youngFor ? mayLackWhileYoung : mayLack);
}
