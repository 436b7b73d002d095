/** How a note shows that it would belong to a group that is suggested. */
export interface Ghost {
	/** Of the suggestion, as the panel counts them. */
	number: number;
	/** It is pointed at. */
	pointed: boolean;
}

/** A note stands in one suggestion at most. @returns by the note's id */
export function ghostsOf(
	suggestions: readonly { notes: readonly string[]; number: number }[],
	pointedAt: number | undefined
): ReadonlyMap<string, Ghost> {
	return new Map(
		suggestions.flatMap(({ notes, number }) => {
			const ghost = { number, pointed: number === pointedAt };
			return notes.map((id) => [id, ghost] as const);
		})
	);
}
