/** The sizes a note's text may have, largest first. World px. */
export const textSizes = [32, 28, 24, 21, 18, 16, 14, 12] as const;

/**
 * The largest size at which the text fits; `fits` is asked as seldom as possible. Where it fits at
 * none, the smallest with `spills`, so that the note can say that there is more.
 */
export function fitText(
	fits: (size: number) => boolean,
	sizes: readonly number[] = textSizes
): { size: number; spills: boolean } {
	let low = 0;
	let high = sizes.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (fits(sizes[middle] as number)) high = middle;
		else low = middle + 1;
	}
	const size = sizes[low];
	return size === undefined
		? { size: sizes[sizes.length - 1] as number, spills: true }
		: { size, spills: false };
}
