import * as z from 'zod/mini';
import { noteColours } from '../elements.ts';
import { isElementId } from '../names.ts';

/** Of one person, in all phases whose notes are not revealed yet. */
export const mostPrivateNotes = 200;
/** UTF-16 units. */
export const longestPrivateNote = 2_000;

/** What somebody wrote on their own, as the server has it. */
const privateNoteSchema = z.object({
	id: z.string().check(z.refine(isElementId)),
	text: z.string(),
	colour: z.enum(noteColours),
	/** Rises with every change of it. */
	version: z.int()
});
export type PrivateNote = z.infer<typeof privateNoteSchema>;

/** What one person is told of private writing. */
export const privateWritingSchema = z.object({
	/** Whether notes can be written now. */
	open: z.boolean(),
	privacy: z.enum(['private', 'anonymous']),
	/** How many notes all of them have written together. */
	total: z.int(),
	/** How many of them have written some; facilitators alone are told, from three on. */
	writers: z.nullable(z.int()),
	/** All of this person's; left out where only the numbers are new. */
	mine: z.optional(z.array(privateNoteSchema)),
	/** What this person wrote for seats, by the seat; left out as `mine`. */
	seats: z.optional(z.record(z.string(), z.array(privateNoteSchema)))
});
export type PrivateWriting = z.infer<typeof privateWritingSchema>;
