import { setImmediate } from 'node:timers/promises';
import { BoardDocument } from '@small-change/board';
import type { Element } from '@small-change/board';
import type { DocumentHistory } from '@small-change/db';
import * as Y from 'yjs';
import type { Frame, Take } from '#lib/replay/frames.ts';

/** For so long the others wait at most while a board is played through. Milliseconds. */
const aTurn = 8;

/** Plays a board's history through, take by take. @returns a frame for each take, with elements as they are read */
export async function recordFrames(
	beginning: DocumentHistory['beginning'],
	takes: readonly Take<{ bytes: Uint8Array }>[],
	/** Ids of notes that were hidden: they are in no frame. */
	hidden: ReadonlySet<string>
): Promise<Frame[]> {
	const doc = new Y.Doc();
	const board = new BoardDocument(doc);
	const touched = new Set<string>();
	board.observe((changes) => {
		for (const id of changes.keys()) touched.add(id);
	});
	if (beginning !== undefined) Y.applyUpdate(doc, beginning);
	const frames: Frame[] = [];
	const shown = new Set<string>();
	let turn = performance.now();
	for (const { at, part, updates } of takes) {
		for (const { bytes } of updates) {
			Y.applyUpdate(doc, bytes);
			if (performance.now() - turn < aTurn) continue;
			await setImmediate();
			turn = performance.now();
		}
		for (const id of hidden) touched.delete(id);
		frames.push({ at, part, ...taken(board, touched, shown) });
		touched.clear();
	}
	doc.destroy();
	return frames;
}

/** @param shown ids of what stood on the board in the frame before; changed to this one's */
function taken(
	board: BoardDocument,
	touched: ReadonlySet<string>,
	shown: Set<string>
): Pick<Frame, 'set' | 'gone'> {
	const set: Element[] = [];
	const gone: string[] = [];
	for (const id of touched) {
		const element = board.element(id);
		if (element !== undefined) {
			set.push(element);
			shown.add(id);
		} else if (shown.delete(id)) gone.push(id);
	}
	return { set, gone };
}
