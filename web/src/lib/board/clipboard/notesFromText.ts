/** Notes made from one paste; more is cut off and said so. */
export const mostPastedNotes = 100;
/** UTF-16 units of one note that is pasted; more is cut off and said so. */
export const mostNoteText = 2_000;

/**
 * Reads a pasted text as notes: one a line of a list, or one a line of plain text. Bullets, numbers and
 * check boxes in front of a line go; empty lines count as nothing.
 */
export function notesFromText(text: string): string[] {
	return text
		.replace(/\r\n?/g, '\n')
		.split('\n')
		.map((line) => withoutBullet(line.replace(/\t/g, ' ')).trim())
		.filter((line) => line !== '');
}

function withoutBullet(line: string): string {
	return line.replace(/^\s*(?:(?:[-*+•‣◦▪–—·]|\d{1,3}[.)]|[a-z][.)])\s+)?(?:\[[ xX]?\]\s+)?/, '');
}
