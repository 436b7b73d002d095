import type { Size } from '../geometry.ts';
import { lineHeight, paragraph, tenth, wrap } from './paragraph.ts';
import type { Letters } from './paragraph.ts';

/** What has become of a note or a group: how it was voted on, whether it is chosen, what is tried of it. */
export interface Mark {
	votes: { dots: number; voters: number } | undefined;
	chosen: boolean;
	experiments: readonly {
		title: string;
		/** How it stands, in a word or two. */
		standing: string;
	}[];
}

/** World px. */
const [fontSize, inset, indent] = [14, 8, 6];
const weight = 600;

/** A mark in words, a part each; none where there is nothing to tell. */
export function wordsOfMark({ votes, chosen, experiments }: Mark): string[] {
	const voted =
		votes &&
		(votes.dots === 0
			? 'No dots'
			: `${count(votes.dots, 'dot', 'dots')} from ${count(votes.voters, 'person', 'people')}`);
	return [
		voted ?? '',
		chosen ? 'Chosen' : '',
		...experiments.map(({ title, standing }) => `Experiment (${standing}): ${title}`)
	].filter((words) => words !== '');
}

/** What files tell of a note or a group, by its id, in one line. */
export function saidOf(marks: ReadonlyMap<string, Mark>, { id }: { id: string }): string {
	const mark = marks.get(id);
	return mark === undefined ? '' : wordsOfMark(mark).join('; ');
}

/** Words at the foot of a note, of at most half its height. @returns how high they are, in world px, with room around them */
export function footOfNote(
	lines: readonly string[],
	{ at, size }: { at: readonly [number, number]; size: Size },
	letters: Letters
): { drawn: string; height: number } {
	const text = lines.join('\n');
	const width = size[0] - 2 * (inset + indent);
	const wrapped = wrap(text, width, (words) => letters.widthOf(words, fontSize, weight));
	const line = fontSize * lineHeight;
	const most = Math.max(1, Math.floor((size[1] / 2 - 2 * indent) / line));
	const height = Math.min(wrapped.length, most) * line + indent;
	const place = {
		x: at[0] + inset,
		y: at[1] + size[1] - inset - height,
		width: size[0] - 2 * inset
	};
	return { drawn: label(text, { ...place, height }, letters), height: height + 2 * inset };
}

/** Words on the lower edge of a group, in one line. */
export function edgeOfGroup(
	lines: readonly string[],
	{ at, size }: { at: readonly [number, number]; size: Size },
	letters: Letters
): string {
	const text = lines.join(' · ');
	const height = fontSize * lineHeight + indent;
	const needed = letters.widthOf(text, fontSize, weight) + 2 * indent + 1;
	const width = Math.min(size[0] - 2 * inset, needed);
	return label(text, { x: at[0] + inset, y: at[1] + size[1] - height / 2, width, height }, letters);
}

function label(
	text: string,
	{ x, y, width, height }: { x: number; y: number; width: number; height: number },
	letters: Letters
): string {
	const paper = `<rect x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}" rx="4" fill="#ffffff" stroke="#505a5f"/>`;
	// One px more, so that the last line is not lost by rounding.
	const box = {
		x: x + indent,
		y: y + indent / 2,
		width: width - 2 * indent,
		height: height - indent + 1
	};
	return paper + paragraph(text, { ...letters, ...box, weight, sizes: [fontSize] });
}

function count(number: number, one: string, several: string): string {
	return `${number} ${number === 1 ? one : several}`;
}
