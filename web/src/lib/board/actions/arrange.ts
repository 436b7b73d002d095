import {
	align,
	distribute,
	isPlaced,
	moveElements,
	readEarlier,
	reorder,
	tidy,
	worldPoint,
	zoneOf
} from '@small-change/board';
import type { Alignment, Lying, Move, Reordering } from '@small-change/board';
import { capital, counted } from '../counted.ts';
import type { Workbench } from '../Workbench.svelte.ts';

const alignmentWords: Record<Alignment, string> = {
	left: 'to the left',
	centre: 'to the centre',
	right: 'to the right',
	top: 'to the top',
	middle: 'to the middle',
	bottom: 'to the bottom'
};
const orderWords: Record<Reordering, string> = {
	front: 'to the front',
	back: 'to the back',
	forward: 'one forward',
	backward: 'one backward'
};

export function alignSelection(bench: Workbench, to: Alignment): void {
	arrange(bench, `align ${alignmentWords[to]}`, (things) => align(things, to));
}

export function distributeSelection(bench: Workbench, along: 'across' | 'down'): void {
	arrange(bench, `space evenly ${along}`, (things) => distribute(things, along));
}

export function tidySelection(bench: Workbench): void {
	arrange(bench, 'tidy up', tidy);
}

/** Moves what is selected as whole things: a zone with what lies in it, a group with its notes. One step. */
function arrange(
	bench: Workbench,
	words: string,
	arranged: (things: readonly Lying[]) => Move[]
): void {
	const things = wholeThings(bench);
	const at = new Map(things.map((thing) => [thing.id, thing.at]));
	const moves = arranged(things).flatMap(({ id, at: to }) => {
		const from = at.get(id) ?? to;
		return movedWith(bench, id, [to[0] - from[0], to[1] - from[1]]);
	});
	const done = bench.actions.step(
		words,
		({ board, hand }) => moveElements(board, hand, moves),
		'move'
	);
	if (done) bench.announcer.say(`Done: ${words}, ${counted(things)}.`);
}

/** What is selected and not within something else that is; what is locked stays. */
function wholeThings({ actions, canvas, selection, store }: Workbench): Lying[] {
	const chosen = [...selection.ids];
	const within = new Set(
		chosen.flatMap((id) => canvas.withContents([id]).filter((other) => other !== id))
	);
	return actions
		.free(chosen)
		.filter((id) => !within.has(id))
		.flatMap((id) => {
			const element = store.element(id);
			const box = element && store.boxOf(element);
			return box === undefined ? [] : [{ id, ...box }];
		});
}

function movedWith(
	{ actions, canvas, store }: Workbench,
	id: string,
	[x, y]: readonly [number, number]
): Move[] {
	if (x === 0 && y === 0) return [];
	return canvas.withContents([id]).flatMap((one) => {
		const element = store.element(one);
		if (element === undefined || !isPlaced(element) || actions.isLocked(one)) return [];
		return [{ id: one, at: worldPoint(element.at[0] + x, element.at[1] + y) }];
	});
}

export function reorderSelection(bench: Workbench, to: Reordering): void {
	const ids = bench.actions.free([...bench.selection.ids]);
	const done = bench.actions.step(
		`bring ${orderWords[to]}`,
		({ board, hand }) => {
			reorder(board, hand, { ids, to });
		},
		'move'
	);
	if (done) bench.announcer.say(`${capital(counted(ids))} ${orderWords[to]}.`);
}

/** Lets a note be read one place earlier or later among those of its zone or group. */
export function moveEarlier(bench: Workbench, by: -1 | 1): void {
	const { actions, announcer, selection, store } = bench;
	const [id = ''] = actions.free(selection.notes.slice(0, 1));
	const note = store.noteCell(id)?.value;
	if (note === undefined) return;
	const zones = store.zones();
	const zone = zoneOf(note, zones)?.id;
	const beside = store.notes().filter((other) => {
		if (note.group !== undefined) return other.group === note.group;
		return other.group === undefined && zoneOf(other, zones)?.id === zone;
	});
	const moves = readEarlier(beside, id, by);
	if (moves.length === 0) {
		return announcer.say(by === -1 ? 'It is already first.' : 'It is already last.');
	}
	const words = by === -1 ? 'move earlier' : 'move later';
	const done = actions.step(words, ({ board, hand }) => moveElements(board, hand, moves), 'move');
	if (done) announcer.say(by === -1 ? 'Moved earlier.' : 'Moved later.');
}
