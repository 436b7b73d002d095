import * as z from 'zod/mini';

/** UTF-16 units. */
export const longestReason = 200;

/** A note that was taken off the board, as facilitators are told of it. */
export const hiddenNoteSchema = z.object({
	note: z.string(),
	/** Its beginning. */
	text: z.string(),
	reason: z.string(),
	/** The author's name where it stood on the board as well; null where it was written without one. */
	author: z.nullable(z.string())
});
export type HiddenNoteOnBoard = z.infer<typeof hiddenNoteSchema>;

/** The same as its author is told of it, with all of its words. */
export const hiddenOfMineSchema = z.object({ text: z.string(), reason: z.string() });
export type HiddenOfMine = z.infer<typeof hiddenOfMineSchema>;
