import * as Y from 'yjs';
import { BoardDocument } from './BoardDocument.ts';
import type { NoteColour } from './elements.ts';
import { worldPoint } from './geometry.ts';
import { makeZone } from './operations.ts';

export const templates = ['one-small-change', 'blank'] as const;
export type Template = (typeof templates)[number];

const zones: Record<Template, { title: string; prompt: string; colour: NoteColour }[]> = {
	'one-small-change': [
		{
			title: 'The question',
			prompt: 'What are we trying to make better, and for whom?',
			colour: 'blue'
		},
		{
			title: 'Ideas',
			prompt: 'One idea a note. As many as you can. Build on what others wrote.',
			colour: 'yellow'
		},
		{
			title: 'Next steps',
			prompt: 'What will we try? How will we know? When will we find time?',
			colour: 'green'
		}
	],
	blank: []
};

const gap = 60;
const widths = [700, 1_360, 700];
const height = 1_000;

/**
 * What a board begins with, as a Yjs v1 update made in an empty document: the server appends it to
 * the log in the transaction that makes the board. @returns undefined where it begins empty
 */
export function templateUpdate(options: {
	template: Template;
	/** What the team is asked; it then stands in the zone for the question. */
	question?: string;
	/** A Yjs client id that nobody's hand uses. */
	clientId: number;
	newId: () => string;
}): Uint8Array | undefined {
	const chosen = zones[options.template];
	if (chosen.length === 0) return undefined;
	const doc = new Y.Doc();
	doc.clientID = options.clientId;
	const board = new BoardDocument(doc);
	let x = 0;
	chosen.forEach((zone, index) => {
		const width = widths[index] ?? 700;
		makeZone(
			board,
			{ person: '' },
			{
				id: options.newId(),
				at: worldPoint(x, 0),
				size: [width, height],
				...zone,
				prompt: (index === 0 && options.question) || zone.prompt
			}
		);
		x += width + gap;
	});
	return Y.encodeStateAsUpdate(doc);
}
