import type * as z from 'zod/mini';

/** Reads JSON of this shape; anything else is undefined, never a throw. */
export function parseWith<Message>(
	schema: z.ZodMiniType<Message>,
	text: string
): Message | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		// No JSON: the same as any other message that is not known.
		return undefined;
	}
	const parsed = schema.safeParse(value);
	return parsed.success ? parsed.data : undefined;
}
