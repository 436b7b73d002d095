import * as z from 'zod/mini';

/** At most so many tokens are asked about at once. */
export const mostClaims = 200;

/** What a device keeps of a note that was written without a name: at least 128 random bits, as base64url. */
export const tokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/));
/** What others may know of it: the token's SHA-256, as base64url. */
export const claimSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

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
