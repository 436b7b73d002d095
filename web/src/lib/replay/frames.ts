import type { Element } from '@small-change/board';
import { partAt } from './parts.ts';
import type { Part } from './parts.ts';

/** What changed on the board within a second or more, to be laid over what was there before. */
export interface Frame {
	/** Milliseconds from the beginning of the conversation, whole seconds. */
	at: number;
	/** The part that it belongs to, by its place. */
	part: number;
	/** Elements that came or changed, as they are then. */
	set: Element[];
	/** Ids of those that went. */
	gone: string[];
}

/** What becomes one frame. */
export interface Take<Update> {
	at: number;
	part: number;
	updates: Update[];
}

const aSecond = 1_000;

/**
 * Brings together what was written within the same second of the same part. Each part begins with a take, also
 * where nothing was written in it.
 * @param updates in their order; `at` in milliseconds from the beginning, negative before it
 */
export function takesOf<Update extends { at: number }>(
	updates: readonly Update[],
	parts: readonly Part[]
): Take<Update>[] {
	const takes: Take<Update>[] = [];
	const begin = (part: number, at: number): void => void takes.push({ part, at, updates: [] });
	const enter = (part: number): void => {
		for (let next = (takes.at(-1)?.part ?? -1) + 1; next <= part; next++) {
			begin(next, secondOf(parts[next]?.from ?? 0));
		}
	};
	for (const update of updates) {
		enter(partAt(parts, update.at));
		const second = secondOf(update.at);
		const last = takes.at(-1);
		// What came late by a clock that was put back belongs to what is shown by then.
		if (last !== undefined && second > last.at) begin(last.part, second);
		takes.at(-1)?.updates.push(update);
	}
	enter(parts.length - 1);
	return takes;
}

function secondOf(at: number): number {
	return Math.floor(Math.max(0, at) / aSecond) * aSecond;
}

/** At most so many frames: neighbours within a part are laid together, evenly over all of it. Each part keeps one at least. */
export function thinned(frames: readonly Frame[], most: number): Frame[] {
	if (frames.length <= most) return [...frames];
	const byPart = new Map<number, Frame[]>();
	for (const frame of frames) {
		const own = byPart.get(frame.part);
		if (own === undefined) byPart.set(frame.part, [frame]);
		else own.push(frame);
	}
	const spare = Math.max(0, most - byPart.size) / frames.length;
	return [...byPart.values()].flatMap((own) => {
		const count = 1 + Math.floor(own.length * spare);
		return Array.from({ length: count }, (_, index) => {
			const from = Math.floor((index * own.length) / count);
			return laidTogether(own.slice(from, Math.floor(((index + 1) * own.length) / count)));
		}).flatMap((frame) => frame ?? []);
	});
}

function laidTogether(frames: readonly Frame[]): Frame | undefined {
	const last = frames.at(-1);
	if (last === undefined) return undefined;
	const set = new Map<string, Element>();
	const gone = new Set<string>();
	for (const frame of frames) {
		for (const element of frame.set) {
			set.set(element.id, element);
			gone.delete(element.id);
		}
		for (const id of frame.gone) {
			set.delete(id);
			gone.add(id);
		}
	}
	return { at: last.at, part: last.part, set: [...set.values()], gone: [...gone] };
}

/** What is on the board after these frames, by ids. @param before changed by it */
export function laidOver(
	before: Map<string, Element>,
	frames: Iterable<Pick<Frame, 'set' | 'gone'>>
): Map<string, Element> {
	for (const { set, gone } of frames) {
		for (const id of gone) before.delete(id);
		for (const element of set) before.set(element.id, element);
	}
	return before;
}
