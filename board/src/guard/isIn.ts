import type { Id, Scan } from './scanUpdate.ts';

/** Whether these ranges hold the last clock of an item. */
export function isIn(deletes: Scan['deletes'], item: Id & { length: number }): boolean {
	const last = item.clock + item.length - 1;
	return deletes.some(
		({ client, clock, length }) => client === item.client && clock <= last && last < clock + length
	);
}
