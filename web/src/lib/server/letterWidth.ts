/** Widths of letters by their kind, as parts of the size: somewhat more than most fonts need. */
const kinds: [RegExp, number][] = [
	[/[ilj.,:;'|!]/, 0.33],
	[/[ftrI ()[\]/-]/, 0.42],
	[/[mwMW@%&]/, 0.96],
	[/[A-Z]/, 0.74],
	[/[a-z0-9\u00df-\u024f]/, 0.62],
	// Marks that lie on the letter before them take up nothing.
	[/\p{M}/u, 0]
];
const widest = 1.05;

/** How wide words will about be where nothing can measure them. World px. */
export function letterWidth(words: string, fontSize: number): number {
	return [...words].reduce((sum, letter) => {
		const width = kinds.find(([kind]) => kind.test(letter))?.[1] ?? widest;
		return sum + width * fontSize;
	}, 0);
}
