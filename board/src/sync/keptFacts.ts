import * as z from 'zod/mini';
import { authorSchema, boardStateSchema } from '../wire.ts';
import type { BoardState } from '../wire.ts';

export type NoteAuthors = ReadonlyMap<string, { person: string | null; name: string | null }>;

/** What is kept of a board beside its document, so that it can be read and written before the server answers. */
export interface KeptFacts {
	state: BoardState;
	authors: NoteAuthors;
	/** Of the document; undefined: it was not known. */
	epoch: number | undefined;
}

const factsSchema = z.object({
	state: boardStateSchema,
	authors: z.array(z.tuple([z.string(), authorSchema])),
	epoch: z.optional(z.number())
});

/** As plain values, for a store. */
export function plainFacts({ state, authors, epoch }: KeptFacts): unknown {
	return { state, authors: [...authors], ...(epoch !== undefined && { epoch }) };
}

/** Reads what an earlier page kept, perhaps of an earlier release. What cannot be read is undefined. */
export function parseKeptFacts(value: unknown): KeptFacts | undefined {
	const parsed = factsSchema.safeParse(value);
	if (!parsed.success) return undefined;
	const { state, authors, epoch } = parsed.data;
	return { state, authors: new Map(authors), epoch };
}
