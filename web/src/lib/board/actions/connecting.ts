import { makeElement, setPart } from '@small-change/board';
import type { Connector, ConnectorArrow, ConnectorEnd, ConnectorLine } from '@small-change/board';
import type { Workbench } from '../Workbench.svelte.ts';
import type { BoardActions } from '../BoardActions.svelte.ts';
import { newId } from '../newId.ts';
import { shortName } from '../shortName.ts';

/** How a connector looks until somebody changes it. */
export const plain = {
	type: 'connector',
	line: 'curved',
	arrow: 'end',
	colour: 'grey',
	label: ''
} as const;

/** Makes a connector from one end to another. @returns its id */
export function connect(
	actions: BoardActions,
	from: ConnectorEnd,
	to: ConnectorEnd
): string | undefined {
	const id = newId();
	const done = actions.step('connect', ({ board, hand }) => {
		makeElement(board, hand, { ...plain, id, from, to });
	});
	return done ? id : undefined;
}

/** Connects what is selected in reading order, each with the next. */
export function connectSelection({ actions, selection, store, announcer }: Workbench): void {
	const ids = selection.inReadingOrder.filter((id) => store.element(id)?.type !== 'connector');
	const pairs = ids.slice(1).map((id, index) => [ids[index] ?? '', id] as const);
	const made: string[] = [];
	const done = actions.step('connect', ({ board, hand }) => {
		for (const [from, to] of pairs) {
			const id = newId();
			made.push(id);
			makeElement(board, hand, { ...plain, id, from, to });
		}
	});
	if (!done) return;
	selection.set(made);
	const names = ids.map((id) => `“${shortName(store.element(id))}”`);
	announcer.say(`Connected ${names.join(' to ')}.`);
}

/** Changes how the selected connectors are drawn. */
export function restyleConnectors(
	bench: Workbench,
	style: { line?: ConnectorLine; arrow?: ConnectorArrow }
): void {
	const ids = bench.actions.free(selectedConnectors(bench).map(({ id }) => id));
	bench.actions.step('change the connector', ({ board, hand }) => {
		board.transact(hand, () => {
			for (const id of ids) {
				for (const [key, value] of Object.entries(style)) setPart(board, id, key, value);
			}
		});
	});
}

export function selectedConnectors({ selection }: Workbench): Connector[] {
	return selection.elements.filter((element) => element.type === 'connector');
}
