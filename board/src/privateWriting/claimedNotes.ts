import * as z from 'zod/mini';

/** A note of whoever has the token; what it says now stands in the document. */
const claimedNoteSchema = z.object({
	token: z.string(),
	note: z.string(),
	/** Where a facilitator took it off the board: what it said, and why. */
	hidden: z.nullable(z.object({ text: z.string(), reason: z.string() }))
});
export type ClaimedNote = z.infer<typeof claimedNoteSchema>;

/** Reads the answer to `find-claimed`; what cannot be read is nothing. */
export function parseClaimedNotes(answer: unknown): ClaimedNote[] {
	const parsed = z.array(claimedNoteSchema).safeParse(answer);
	return parsed.success ? parsed.data : [];
}
