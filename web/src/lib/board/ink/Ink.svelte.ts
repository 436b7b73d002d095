import type { NoteColour, StrokeTip } from '@small-change/board';

/** How thick each tip is, world px. */
export const inkWidths = [
	{ name: 'thin', pen: 4, highlighter: 16 },
	{ name: 'medium', pen: 8, highlighter: 28 },
	{ name: 'thick', pen: 14, highlighter: 44 }
] as const;

/** What the next stroke is drawn with. */
export class Ink {
	colour: NoteColour = $state('grey');
	thickness: (typeof inkWidths)[number]['name'] = $state('thin');

	width(tip: StrokeTip): number {
		return inkWidths.find(({ name }) => name === this.thickness)?.[tip] ?? inkWidths[0][tip];
	}
}
