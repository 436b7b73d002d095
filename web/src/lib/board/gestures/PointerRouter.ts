import { screenPoint } from '@small-change/board';
import type { ScreenPoint, WorldPoint } from '@small-change/board';
import type { Canvas } from '../Canvas.svelte.ts';
import { EdgeScroll } from './EdgeScroll.ts';
import type { HandleSide, Press, Side, Target, ToolName } from '../tools/Tool.ts';

const inkTools: ReadonlySet<ToolName> = new Set(['pen', 'highlighter', 'eraser']);

/**
 * Takes the pointer events of the canvas: one pointer goes to the tool, a middle button or a held
 * space moves the view, a second finger makes it a pinch.
 */
export class PointerRouter {
	readonly #canvas: Canvas;
	readonly #element: HTMLElement;
	readonly #fingers = new Map<number, ScreenPoint>();
	readonly #edges: EdgeScroll;
	#active: number | undefined;
	#withPen = false;
	/** The last that was heard of the active pointer. */
	#last: PointerEvent | undefined;

	constructor(canvas: Canvas, element: HTMLElement) {
		this.#canvas = canvas;
		this.#element = element;
		this.#edges = new EdgeScroll(canvas.view, () => {
			if (this.#last !== undefined) canvas.tools.move(this.#press(this.#last));
		});
	}

	down(event: PointerEvent): void {
		if (isWriting(event.target) || isControl(event.target)) return;
		const press = this.#press(event);
		if (event.pointerType === 'touch') {
			// The ball of the hand that holds the pen.
			if (this.#active !== undefined && this.#withPen) return;
			this.#fingers.set(event.pointerId, press.screen);
			if (this.#fingers.size > 1) return this.#beginPinch();
		}
		if (this.#active !== undefined || event.button === 2) return;
		this.#active = event.pointerId;
		this.#withPen = event.pointerType === 'pen';
		this.#element.setPointerCapture(event.pointerId);
		if (event.button === 1 || this.#canvas.spaceHeld) {
			event.preventDefault();
			this.#canvas.tools.pan(press);
		} else this.#canvas.tools.press(press);
	}

	move(event: PointerEvent): void {
		const press = this.#press(event);
		if (event.pointerType !== 'touch') this.#canvas.session.setCursor(press.at);
		if (this.#fingers.size > 1 && this.#fingers.has(event.pointerId)) {
			return this.#pinch(event.pointerId, press.screen);
		}
		if (this.#fingers.has(event.pointerId)) this.#fingers.set(event.pointerId, press.screen);
		if (event.pointerId !== this.#active) return;
		// A pen tells more than one place a frame; all of them make the line.
		const passed = inkTools.has(this.#canvas.tool) ? event.getCoalescedEvents() : [];
		for (const one of passed.length > 0 ? passed : [event]) {
			this.#canvas.tools.move(this.#press(one));
		}
		this.#last = event;
		if (this.#canvas.holding) this.#edges.hold(press.screen);
	}

	up(event: PointerEvent): void {
		this.#fingers.delete(event.pointerId);
		if (event.pointerId !== this.#active) return;
		this.#letGo();
		this.#canvas.tools.complete(this.#press(event));
	}

	/** The system took the pointer away. */
	lost(event: PointerEvent): void {
		this.#fingers.delete(event.pointerId);
		if (event.pointerId !== this.#active) return;
		this.#letGo();
		this.#canvas.tools.interrupt();
	}

	left(): void {
		this.#canvas.session.setCursor(undefined);
	}

	/** The capture gives the event to the canvas: what was hit is found by its place. */
	double(event: MouseEvent): void {
		const target = document.elementFromPoint(event.clientX, event.clientY);
		if (isWriting(target) || isControl(target)) return;
		this.#canvas.tools.doublePress(
			this.#press({
				...point(event),
				pointerType: 'mouse',
				shiftKey: event.shiftKey,
				altKey: event.altKey,
				ctrlKey: event.ctrlKey,
				metaKey: event.metaKey,
				target
			})
		);
	}

	/** The element leaves the page. */
	destroy(): void {
		this.#letGo();
	}

	#letGo(): void {
		this.#active = undefined;
		this.#last = undefined;
		this.#edges.stop();
	}

	/** From afar the pile is painted: what is pressed there is found by its place. */
	#targetAt(at: WorldPoint, target: EventTarget | null): Target {
		const hit = targetOf(target);
		const { store } = this.#canvas;
		const painted = hit.kind === 'desk' && store.far ? store.uppermostAt(at) : undefined;
		return painted === undefined ? hit : { kind: 'element', id: painted };
	}

	#beginPinch(): void {
		this.#letGo();
		this.#canvas.tools.interrupt();
	}

	/** Two fingers: the point between them stays under them, and so does the distance. */
	#pinch(id: number, to: ScreenPoint): void {
		const from = this.#fingers.get(id);
		const other = [...this.#fingers].find(([finger]) => finger !== id)?.[1];
		if (from === undefined || other === undefined) return;
		const before = distance(from, other);
		const after = distance(to, other);
		this.#fingers.set(id, to);
		const { view } = this.#canvas;
		view.panBy((to[0] - from[0]) / 2, (to[1] - from[1]) / 2);
		const middle = screenPoint((to[0] + other[0]) / 2, (to[1] + other[1]) / 2);
		if (before > 0) view.zoomAt(middle, after / before);
	}

	#press(event: PointerLike): Press {
		const { left, top } = this.#element.getBoundingClientRect();
		const screen = screenPoint(event.clientX - left, event.clientY - top);
		const at = this.#canvas.view.toWorld(screen);
		return {
			at,
			screen,
			pointer:
				event.pointerType === 'touch' ? 'touch' : event.pointerType === 'pen' ? 'pen' : 'mouse',
			pressure: event.pointerType === 'pen' ? (event.pressure ?? 0.5) : 0.5,
			shift: event.shiftKey,
			alt: event.altKey,
			ctrl: event.ctrlKey || event.metaKey,
			target: this.#targetAt(at, event.target)
		};
	}
}

interface PointerLike {
	clientX: number;
	clientY: number;
	pointerType: string;
	pressure?: number;
	shiftKey: boolean;
	altKey: boolean;
	ctrlKey: boolean;
	metaKey: boolean;
	target: EventTarget | null;
}

function point({ clientX, clientY }: MouseEvent): { clientX: number; clientY: number } {
	return { clientX, clientY };
}

function distance(a: ScreenPoint, b: ScreenPoint): number {
	return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function targetOf(target: EventTarget | null): Target {
	if (!(target instanceof Element)) return { kind: 'desk' };
	const handle = target.closest<HTMLElement>('[data-handle]')?.dataset;
	if (handle?.['handle'] !== undefined) {
		return { kind: 'handle', id: handle['handle'], side: handle['side'] as HandleSide };
	}
	const sprout = target.closest<HTMLElement>('[data-sprout]')?.dataset;
	if (sprout?.['sprout'] !== undefined) {
		return { kind: 'sprout', id: sprout['sprout'], side: sprout['side'] as Side };
	}
	const href = target.closest<HTMLElement>('[data-href]')?.dataset['href'];
	const id = target.closest<HTMLElement>('[data-element]')?.dataset['element'];
	if (id === undefined) return { kind: 'desk' };
	return { kind: 'element', id, ...(href !== undefined && { href }) };
}

function isWriting(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest('textarea, input') !== null;
}

function isControl(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest('button, [role="toolbar"]') !== null;
}
