import * as z from 'zod/mini';
import type { Element } from '../elements.ts';
import { inPlainWords } from './cameOfIt.ts';
import type { Mark } from './marks.ts';

const count = z.int().check(z.nonnegative());
const experiment = z.object({ title: z.string(), standing: z.string() });
const marked = z.object({
	element: z.string(),
	/** What it says. */
	text: z.string(),
	votes: z.optional(z.object({ dots: count, voters: count })),
	chosen: z.boolean(),
	experiments: z.array(experiment)
});
const told = z.object({
	title: z.string(),
	question: z._default(z.string(), ''),
	marks: z.array(marked)
});

/** What has become of the notes and groups that a file holds; of others it tells nothing. */
export function marksInFile(
	elements: readonly Element[],
	marks: ReadonlyMap<string, Mark>
): z.infer<typeof marked>[] {
	return elements.flatMap((one) => {
		const mark = marks.get(one.id);
		if (mark === undefined || (one.type !== 'note' && one.type !== 'group')) return [];
		const text = one.type === 'note' ? one.text : one.title || 'A group';
		const { votes, chosen, experiments } = mark;
		return [
			{ element: one.id, text, ...(votes && { votes }), chosen, experiments: [...experiments] }
		];
	});
}

/**
 * What the file of a board tells beside its elements, in words: here they are other notes, and nobody voted on them.
 * None where it tells nothing of it, or `readable` is false.
 */
export function toldByBoard(file: Record<string, unknown>): { words?: string; readable: boolean } {
	if (file['marks'] === undefined) return { readable: true };
	const parsed = told.safeParse(file);
	if (!parsed.success) return { readable: false };
	const { title, question, marks } = parsed.data;
	if (marks.length === 0) return { readable: true };
	const items = marks
		.flatMap(({ text, votes }) => (votes === undefined ? [] : [{ text, ...votes }]))
		.sort((a, b) => b.dots - a.dots || b.voters - a.voters);
	const experiments = marks.flatMap((one) => one.experiments);
	const words = inPlainWords({
		heading: [`From the board “${title}”`, question].filter(Boolean),
		votes: items.length === 0 ? [] : [{ about: 'Vote', items }],
		chosen: marks.flatMap(({ chosen, text }) => (chosen ? [text] : [])),
		experiments: experiments.filter(
			({ title: called }, index) => experiments.findIndex((one) => one.title === called) === index
		)
	});
	return { words, readable: true };
}
