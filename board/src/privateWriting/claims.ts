import * as z from 'zod/mini';

/** At most so many tokens are asked about at once. */
export const mostClaims = 200;

/** What a device keeps of a note that was written without a name: at least 128 random bits, as base64url. */
export const tokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/));
/** What others may know of it: the token's SHA-256, as base64url. */
export const claimSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
