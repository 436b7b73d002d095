import type { OutlinePart } from '../outline.ts';

const longestTitle = 120;
const longestBelief = 2_000;

/**
 * What an experiment begins with. All the notes of one group are tried as the group is called, and they say what is
 * believed; else the first note says what is tried, all else what is believed.
 * @param notes in the order in which they are read
 * @param parts of their board, as it is read
 */
export function fromNotes(
	notes: readonly { id: string; text: string }[],
	parts: readonly OutlinePart[]
): { title: string; belief: string } {
	const called = titleOfGroup(new Set(notes.map(({ id }) => id)), parts);
	const texts = notes.map(({ text }) => text.trim()).filter(Boolean);
	const [first = '', ...others] = called === '' ? texts : [called, ...texts];
	const [line = '', ...lines] = first.split('\n');
	const title = line.length > longestTitle ? `${line.slice(0, longestTitle - 1).trimEnd()}…` : line;
	const rest = title === line ? lines : [first];
	const belief = [rest.join('\n').trim(), ...others].filter(Boolean).join('\n\n');
	return { title, belief: belief.slice(0, longestBelief) };
}

/** Of the group that consists of just these notes; empty where there is none, or it is called nothing. */
function titleOfGroup(ids: ReadonlySet<string>, parts: readonly OutlinePart[]): string {
	const groups = parts.flatMap((part) => part.groups);
	const whole = groups.find(
		({ notes }) => notes.length === ids.size && notes.every(({ id }) => ids.has(id))
	);
	return whole?.group.title.trim() ?? '';
}
