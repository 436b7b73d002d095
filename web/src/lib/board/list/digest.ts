import type { ElementChange } from '@small-change/board';

/** What others did to one note since the last digest, and where it lies. */
export interface Happening {
	readonly change: ElementChange;
	/** The title of its zone, or of none. */
	readonly where: string;
}

const words: Record<ElementChange, string> = {
	added: 'new',
	updated: 'changed',
	removed: 'deleted'
};

/** Several changes of one note, told as one: made and changed is new; made and deleted is nothing. */
export function together(
	before: ElementChange | undefined,
	now: ElementChange
): ElementChange | undefined {
	if (before === 'added') return now === 'removed' ? undefined : 'added';
	if (before === 'removed' && now === 'added') return 'updated';
	return now;
}

/** A sentence about what others did: “3 new notes, 1 deleted, in “Ideas” and 1 other part.” Nothing where nothing happened. */
export function digest(happenings: Iterable<Happening>): string {
	const counts = new Map<ElementChange, number>();
	const places: string[] = [];
	for (const { change, where } of happenings) {
		counts.set(change, (counts.get(change) ?? 0) + 1);
		if (!places.includes(where)) places.push(where);
	}
	const [first] = places;
	if (first === undefined) return '';
	const kinds = (['added', 'updated', 'removed'] as const).flatMap((change) => {
		const count = counts.get(change);
		return count === undefined ? [] : [`${count} ${words[change]}`];
	});
	const [most, ...others] = kinds;
	const total = [...counts.values()][0];
	const noun = kinds.length === 1 && total === 1 ? 'note' : 'notes';
	const also =
		places.length === 1
			? ''
			: places.length === 2
				? ' and 1 other part'
				: ` and ${places.length - 1} other parts`;
	return `${[`${most} ${noun}`, ...others].join(', ')}, ${first}${also}.`;
}
