import type { NoteColour } from '../elements.ts';
import type { Size } from '../geometry.ts';
import type { Template } from './templates.ts';

/** A zone of a template. World px. */
export interface TemplateZone {
	title: string;
	prompt: string;
	colour: NoteColour;
	at: readonly [number, number];
	size: Size;
}

type Words = readonly [title: string, prompt: string, colour: NoteColour];

const gap = 60;
const height = 1_000;
const [narrow, wide] = [700, 1_360];

/** Side by side, each as wide as its number says. */
function row(...zones: (readonly [...Words, width: number])[]): TemplateZone[] {
	let x = 0;
	return zones.map(([title, prompt, colour, width]) => {
		const at = [x, 0] as const;
		x += width + gap;
		return { title, prompt, colour, at, size: [width, height] };
	});
}

/** Two rows of two. */
function quadrants(...zones: readonly [Words, Words, Words, Words]): TemplateZone[] {
	const size: Size = [1_100, 720];
	return zones.map(([title, prompt, colour], index) => ({
		title,
		prompt,
		colour,
		at: [(index % 2) * (size[0] + gap), Math.floor(index / 2) * (size[1] + gap)] as const,
		size
	}));
}

const question: readonly [...Words, width: number] = [
	'The question',
	'What are we trying to make better, and for whom?',
	'blue',
	narrow
];
const nextSteps: readonly [...Words, width: number] = [
	'Next steps',
	'What will we try? How will we know? When will we find time?',
	'green',
	narrow
];

/** The zones that a board begins with. What the team is asked stands in the first one that is titled *The question*. */
export const zonesOf: Record<Template, readonly TemplateZone[]> = {
	'one-small-change': row(
		question,
		['Ideas', 'One idea a note. As many as you can. Build on what others wrote.', 'yellow', wide],
		nextSteps
	),
	'start-stop-continue': row(
		['Start', 'What should we start doing?', 'green', wide / 2 + 200],
		['Stop', 'What should we stop doing?', 'pink', wide / 2 + 200],
		['Continue', 'What works and should continue?', 'blue', wide / 2 + 200],
		nextSteps
	),
	'crazy-8s': row(
		question,
		['Eight ideas each', 'One idea a minute. A few words, or a drawing.', 'yellow', wide],
		nextSteps
	),
	'how-might-we': row(
		['What we see', 'What gets in the way? For whom? How do we know?', 'blue', narrow],
		[
			'How might we…',
			'Turn what we see into questions that begin with these words.',
			'purple',
			880
		],
		['Ideas', 'Answers to the questions. One idea a note.', 'yellow', wide],
		nextSteps
	),
	'effort-impact': quadrants(
		['Do now', 'Small effort, large effect', 'green'],
		['Plan', 'Large effort, large effect', 'blue'],
		['Perhaps', 'Small effort, small effect', 'yellow'],
		['Leave', 'Large effort, small effect', 'grey']
	),
	brainwriting: row(
		question,
		['Round 1', 'Three ideas each.', 'yellow', 880],
		['Round 2', 'Take three ideas of others further.', 'orange', 880],
		['Round 3', 'And once more, with three that you have not seen yet.', 'pink', 880],
		nextSteps
	),
	blank: []
};
