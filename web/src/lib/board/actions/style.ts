import { isPlaced, recolour, resizeElement } from '@small-change/board';
import { colourOf } from '../colourOf.ts';
import { capital, counted } from '../counted.ts';
import type { Workbench } from '../Workbench.svelte.ts';

/** Takes colour and size of what is selected, the first of several. */
export function copyStyle(bench: Workbench): void {
	bench.styled = bench.selection.elements.find((element) => isPlaced(element));
	bench.announcer.say(
		bench.styled ? 'Style copied.' : 'Select a note, a zone, a shape or a picture.'
	);
}

/** Gives what is selected the colour that was copied, and the size where it is of the same kind. */
export function pasteStyle({ actions, announcer, selection, store, styled }: Workbench): void {
	if (styled === undefined) return;
	const ids = actions.free([...selection.ids]);
	const colour = colourOf(styled);
	const done = actions.step(`style ${counted(ids)}`, ({ board, hand }) => {
		if (colour !== undefined) recolour(board, hand, { ids, colour });
		for (const id of ids) {
			const element = store.element(id);
			if (element?.type !== styled.type || !isPlaced(element)) continue;
			resizeElement(board, hand, { id, at: element.at, size: styled.size });
		}
	});
	if (done) announcer.say(`${capital(counted(ids))} styled.`);
}
