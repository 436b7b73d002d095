import { generateNKeysBetween } from 'fractional-indexing';
import type { BoardDocument, Hand } from './BoardDocument.ts';
import type { Element } from './elements.ts';
import { setPart } from './makeElement.ts';
import { inPortions } from './operations.ts';

export const reorderings = ['front', 'back', 'forward', 'backward'] as const;
export type Reordering = (typeof reorderings)[number];

/**
 * Brings elements before or behind all others, or past the next one that is not among them. They keep
 * their order among each other.
 */
export function reorder(
	board: BoardDocument,
	hand: Hand,
	{ ids, to }: { ids: readonly string[]; to: Reordering }
): void {
	const chosen = new Set(ids);
	const pile = [...board.elements()].sort(byOrder);
	const moving = pile.filter(({ id }) => chosen.has(id));
	const rest = pile.filter(({ id }) => !chosen.has(id));
	const at = placeAmong(rest, pile, chosen, to);
	if (at === undefined || moving.length === 0) return;
	const keys = keysBetween(rest[at - 1]?.order, rest[at]?.order, moving.length);
	const placed = moving.map(({ id }, index) => ({ id, order: keys[index] }));
	inPortions(board, hand, placed, ({ id, order }) => setPart(board, id, 'order', order));
}

/** How many of the rest will lie below; undefined where they are there already. */
function placeAmong(
	rest: readonly Element[],
	pile: readonly Element[],
	chosen: ReadonlySet<string>,
	to: Reordering
): number | undefined {
	if (to === 'front') return rest.length;
	if (to === 'back') return 0;
	const places = pile.flatMap(({ id }, index) => (chosen.has(id) ? [index] : []));
	const edge = to === 'forward' ? places.at(-1) : places[0];
	if (edge === undefined) return undefined;
	const below = pile.slice(0, edge).filter(({ id }) => !chosen.has(id)).length;
	const next = to === 'forward' ? below + 1 : below - 1;
	return next < 0 || next > rest.length ? undefined : next;
}

function keysBetween(
	before: string | undefined,
	after: string | undefined,
	count: number
): string[] {
	try {
		return generateNKeysBetween(before ?? null, after ?? null, count);
	} catch {
		// Two people's elements share a key: there is no room between them, so these come above both.
		return generateNKeysBetween(before ?? null, null, count);
	}
}

function byOrder(a: Element, b: Element): number {
	return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1;
}
