import type { BoardStore } from './BoardStore.svelte.ts';
import { shortName } from './shortName.ts';

/** The connectors at an element, in words as it is told from there. */
export function linksOf(store: BoardStore, id: string): { id: string; words: string }[] {
	return store.connectorsAt(id).flatMap((connector) => {
		const { from, to, label, arrow } = connector;
		const other = from === id ? to : from;
		if (typeof other !== 'string' || store.element(other) === undefined) return [];
		const towards = arrow === 'none' ? 'with' : arrow === 'end' && from !== id ? 'from' : 'to';
		const words = `Connected ${towards} “${shortName(store.element(other))}”`;
		return [{ id: connector.id, words: label ? `${words}: ${label}` : words }];
	});
}
