import { parseElement } from '@small-change/board';
import type { BoardState } from '@small-change/board';
import type { NoteTakenOff } from '@small-change/db';

/** So much of a hidden note is told to facilitators. UTF-16 units. */
const longestBeginning = 300;

/** What one person is told of the notes that are hidden: their own, and of all those who lead the beginnings (M3, M4). */
export function hiddenFor(
	hidden: readonly NoteTakenOff[],
	{ person, mayFacilitate }: { person: string; mayFacilitate: boolean }
): Pick<BoardState, 'hidden' | 'hiddenOfMine'> {
	const own = hidden.filter(({ author }) => author === person);
	const shown = mayFacilitate ? hidden : [];
	return {
		hidden: shown.map(({ note, element, reason, authorName }) => ({
			...{ note, reason, author: authorName },
			text: wordsIn(element).slice(0, longestBeginning)
		})),
		hiddenOfMine: own.map(({ element, reason }) => ({ text: wordsIn(element), reason }))
	};
}

function wordsIn(kept: unknown): string {
	const element = parseElement(kept);
	return element?.type === 'note' ? element.text : '';
}
