import { screenPoint, worldPoint } from '@small-change/board';
import type { Element, PlacedElement } from '@small-change/board';
import type { Placement, Press, Target, ToolHost } from './Tool.ts';

/** A canvas for tools under test: it writes down what it is asked to do. */
export class HostForTests implements ToolHost {
	selection: ReadonlySet<string> = new Set();
	mayWrite = true;
	mayMove = true;
	readonly elements = new Map<string, Element>();
	/** What was asked for, in order: what changes nothing that lasts is left out. */
	readonly done: unknown[] = [];
	/** What is shown for now. */
	shown: {
		box?: unknown;
		lasso?: unknown;
		line?: unknown;
		ink?: unknown;
		faded?: readonly string[];
	} = {};
	lifted: readonly Placement[] = [];
	/** What a dragged thing snaps by. */
	snapBy: readonly [number, number] = [0, 0];
	readonly snapping: ToolHost['snapping'] = { by: () => this.snapBy, clear: () => undefined };
	time = 0;

	put(...elements: PlacedElement[]): void {
		for (const element of elements) this.elements.set(element.id, element);
	}

	element(id: string): Element | undefined {
		return this.elements.get(id);
	}

	isLocked(id: string): boolean {
		return this.elements.get(id)?.locked === true;
	}

	withContents(ids: Iterable<string>): string[] {
		return [...ids];
	}

	elementsIn(): string[] {
		return [];
	}

	/** Those whose upper left corner lies within the box around the line. */
	elementsWithin(line: readonly (readonly [number, number])[]): string[] {
		const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
		return [...this.elements.values()].flatMap((element) => {
			if (!('at' in element)) return [];
			const [x, y] = element.at;
			const isInside =
				x >= Math.min(...xs) &&
				x <= Math.max(...xs) &&
				y >= Math.min(...ys) &&
				y <= Math.max(...ys);
			return isInside ? [element.id] : [];
		});
	}

	lasso(line: unknown): void {
		this.shown.lasso = line;
	}

	openLink(href: string): void {
		this.done.push(['open', href]);
	}

	select(ids: Iterable<string>): void {
		this.selection = new Set(ids);
	}

	outline(box: unknown): void {
		this.shown.box = box;
	}

	sketch(line: unknown): void {
		this.shown.line = line;
	}

	ink(line: unknown): void {
		this.shown.ink = line;
	}

	fade(ids: readonly string[]): void {
		this.shown.faded = ids;
	}

	connectableAt([x, y]: readonly [number, number]): string | undefined {
		return [...this.elements.values()].find((element) => {
			if (!('at' in element)) return false;
			const [left, top] = [x - element.at[0], y - element.at[1]];
			return left >= 0 && top >= 0 && left < element.size[0] && top < element.size[1];
		})?.id;
	}

	strokesAlong(from: readonly [number, number], to: readonly [number, number]): string[] {
		return [...new Set([this.connectableAt(from), this.connectableAt(to)])].filter(
			(id) => id !== undefined
		);
	}

	copyInPlace(): string[] {
		const copies = [...this.selection].flatMap((id) => {
			const element = this.elements.get(id);
			if (element === undefined) return [];
			this.elements.set(`copy-${id}`, { ...element, id: `copy-${id}` });
			return [`copy-${id}`];
		});
		this.select(copies);
		return copies;
	}

	discard(ids: readonly string[]): void {
		this.done.push(['discard', ...ids]);
	}

	makeBeside(id: string, side: string): void {
		this.done.push(['beside', id, side]);
	}

	connect(from: unknown, to: unknown): void {
		this.done.push(['connect', from, to]);
	}

	makeNote(at: unknown): void {
		this.done.push(['note', at]);
	}

	makeBox(kind: string, box: unknown): void {
		this.done.push([kind, box]);
	}

	makeStroke({ tip, points }: { tip: string; points: readonly unknown[] }): void {
		this.done.push([tip, points.length]);
	}

	stamp(at: unknown): void {
		this.done.push(['stamp', at]);
	}

	remove(ids: readonly string[]): void {
		this.done.push(['remove', ...ids]);
	}

	edit(id: string): void {
		this.done.push(['edit', id]);
	}

	beginStep(words: string): void {
		this.done.push(['begin', words]);
	}

	lift(placements: readonly Placement[]): void {
		this.lifted = placements;
	}

	place(placements: readonly Placement[]): void {
		this.done.push(['place', placements]);
	}

	letGo(): void {
		this.lifted = [];
	}

	panBy(x: number, y: number): void {
		this.done.push(['pan', x, y]);
	}

	toolDone(): void {
		this.done.push(['tool done']);
	}

	now(): number {
		return this.time;
	}
}

/** A moment of the pointer at a place that is the same on the screen and on the board. */
export function pressAt(x: number, y: number, given: Partial<Press> = {}): Press {
	const target: Target = { kind: 'desk' };
	return {
		at: worldPoint(x, y),
		screen: screenPoint(x, y),
		pointer: 'mouse',
		pressure: 0.5,
		shift: false,
		alt: false,
		ctrl: false,
		target,
		...given
	};
}
