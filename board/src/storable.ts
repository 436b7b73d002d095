import * as z from 'zod/mini';

/** Whether a database can keep it: in no text of Postgres is a zero. */
const hasNoZero = z.refine<string>((text) => !text.includes('\0'));

/** Words of at most so many UTF-16 units. */
export function storable(most: number): z.ZodMiniString {
	return z.string().check(z.maxLength(most), hasNoZero);
}

/** The same, and there must be some. */
export function written(most: number): z.ZodMiniString {
	return z.string().check(z.trim(), z.minLength(1), z.maxLength(most), hasNoZero);
}
