import { makeElement, removeElements, strokeFrom, worldPoint } from '@small-change/board';
import type { Bounds, InkPoint, ShapeKind, Stroke } from '@small-change/board';
import type { BoardActions } from '../BoardActions.svelte.ts';
import { heightOf, widthOf } from '../bounds.ts';
import { newId } from '../newId.ts';

const words: Record<ShapeKind, string> = {
	rectangle: 'make a rectangle',
	ellipse: 'make an ellipse',
	diamond: 'make a diamond',
	text: 'write text',
	stamp: 'add a stamp'
};

/** Makes a shape in a box. @returns its id */
export function makeShape(
	actions: BoardActions,
	kind: ShapeKind,
	box: Bounds,
	text = ''
): string | undefined {
	const id = newId();
	const done = actions.step(words[kind], ({ board, hand }) => {
		makeElement(board, hand, {
			type: 'shape',
			id,
			at: worldPoint(Math.round(box.minX), Math.round(box.minY)),
			size: [widthOf(box), heightOf(box)],
			kind,
			colour: kind === 'text' ? 'grey' : actions.colour,
			text
		});
	});
	return done ? id : undefined;
}

/** Makes a stroke of what a pen drew. */
export function makeStroke(
	actions: BoardActions,
	stroke: Pick<Stroke, 'tip' | 'colour' | 'width'> & { points: readonly InkPoint[] }
): void {
	const words = stroke.tip === 'pen' ? 'draw' : 'highlight';
	actions.step(words, ({ board, hand }) => {
		const { tip, colour, width } = stroke;
		const ink = strokeFrom(stroke.points);
		makeElement(board, hand, { type: 'stroke', id: newId(), tip, colour, width, ...ink });
	});
}

/** Takes away a text that nothing was written in. */
export function removeEmptyText(actions: BoardActions, id: string): void {
	actions.step('remove an empty text', ({ board, hand }) => {
		removeElements(board, hand, { ids: [id] });
	});
}
