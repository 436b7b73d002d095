import { noteGap } from '../freeCell.ts';
import { boundsAround, worldPoint } from '../geometry.ts';
import type { NewElement } from '../makeElement.ts';

/** World px; letters. */
const [width, heightOfLine, perLine] = [640, 26, 60];

/** A text left of everything that a file holds, as high as its lines. */
export function beside(
	words: string,
	{ elements, newId }: { elements: readonly NewElement[]; newId: () => string }
): NewElement {
	const around = boundsAround(elements.flatMap((one) => ('at' in one ? one : [])));
	const lines = words
		.split('\n')
		.reduce((sum, line) => sum + Math.ceil((line.length + 1) / perLine), 0);
	return {
		...{ type: 'shape', kind: 'text', id: newId(), colour: 'grey', text: words },
		at: worldPoint((around?.minX ?? 0) - width - 3 * noteGap, around?.minY ?? 0),
		size: [width, lines * heightOfLine]
	};
}
