import { wordsOf } from '@small-change/board';
import type { Element } from '@small-change/board';

const most = 40;

/** What an element is called in a sentence: its first words, or what it is. */
export function shortName(element: Element | undefined): string {
	if (element === undefined) return 'something that is gone';
	const words = wordsOf(element).replace(/\s+/g, ' ').trim();
	if (words === '') return `${element.type} without words`;
	const letters = [...words];
	return letters.length <= most ? words : `${letters.slice(0, most - 1).join('')}…`;
}
