import { parseClientMessage } from '@small-change/board';
import type { BoardFacts } from '@small-change/db';
import { z } from 'zod';
import type { App } from './App.ts';
import type { Person } from './who.ts';

/** As `undo-person` and `take-back-undo` answer: in numbers of elements. */
const undoneSchema = z.object({
	removed: z.number(),
	restored: z.number(),
	changed: z.number(),
	/** Since when it reaches back, milliseconds since the epoch; null: to the beginning. */
	since: z.number().nullable(),
	/** By which it is taken back; null: nothing was changed. */
	event: z.uuid().nullable()
});

export type Undone = z.infer<typeof undoneSchema>;

/**
 * Undoes all that somebody did, or takes that back.
 * @param asked the id that its page gave it, so that a button that is pressed twice does it once, and what is undone
 */
export async function undo(
	app: App,
	{ board }: Pick<BoardFacts, 'board'>,
	asked: { by: Person; id: string } & ({ person: string } | { event: string })
): Promise<{ undone: Undone; problem?: undefined } | { undone?: undefined; problem: string }> {
	const command =
		'person' in asked
			? { name: 'undo-person', person: asked.person }
			: { name: 'take-back-undo', event: asked.event };
	const request = parseClientMessage(JSON.stringify({ type: 'command', id: asked.id, command }));
	if (request === undefined) return { problem: 'Open this page again, and try once more.' };
	const { id: person, session } = asked.by;
	const outcome = await app.command({ board, person, session }, request);
	if (!outcome.ok) return { problem: outcome.message };
	return { undone: undoneSchema.parse(outcome.value) };
}
