/** Marks that the board can be used, in the task after the frame that shows it. */
export function markUsable() {
	requestAnimationFrame(() =>
		requestAnimationFrame(() => setTimeout(() => performance.mark('can be used')))
	);
}

/** The notes that the benchmark wants, `[{ x, y, colour, text }]`, side 200. World px. */
export async function wantedNotes() {
	const response = await fetch('/notes.json');
	return response.json();
}
