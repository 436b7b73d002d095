import { screenPoint } from '@small-change/board';
import type { Workbench } from '../Workbench.svelte.ts';

/** How long a finger rests for the menu, and how far it may wander. Milliseconds, px. */
const longPress = 500;
const wander = 10;

/** Opens the menu of commands where it is asked for: by the right button, a long press, or the keyboard. */
export function openMenu(bench: Workbench) {
	return (element: HTMLElement): (() => void) => {
		let waiting: ReturnType<typeof setTimeout> | undefined;
		let from: PointerEvent | undefined;

		function onContextMenu(event: MouseEvent): void {
			if (isIn(event.target, 'textarea, input')) return;
			event.preventDefault();
			// A finger's own long press is not told by every browser, so it is timed below.
			if (event instanceof PointerEvent && event.pointerType === 'touch') return;
			open(bench, event);
		}
		function onDown(event: PointerEvent): void {
			stop();
			if (event.pointerType !== 'touch' || !event.isPrimary) return;
			if (isIn(event.target, 'textarea, input, button')) return;
			from = event;
			waiting = setTimeout(() => {
				bench.canvas.tools.interrupt();
				open(bench, event);
			}, longPress);
		}
		function onMove(event: PointerEvent): void {
			if (from === undefined) return;
			const moved = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY);
			if (event.pointerId === from.pointerId && moved > wander) stop();
		}
		function stop(): void {
			clearTimeout(waiting);
			from = undefined;
		}
		const listeners = {
			contextmenu: onContextMenu,
			pointerdown: onDown,
			pointermove: onMove,
			pointerup: stop,
			pointercancel: stop
		};
		for (const [name, listener] of Object.entries(listeners)) {
			element.addEventListener(name, listener as EventListener);
		}
		return () => {
			stop();
			for (const [name, listener] of Object.entries(listeners)) {
				element.removeEventListener(name, listener as EventListener);
			}
		};
	};
}

/** What was pressed is what it is about, unless it is part of what is selected. */
function open(bench: Workbench, event: MouseEvent): void {
	const id = elementAt(event.target) ?? paintedAt(bench, event);
	if (id === undefined) bench.selection.set([]);
	else if (!bench.selection.has(id)) bench.selection.set([id]);
	bench.menu = { x: event.clientX, y: event.clientY };
}

/** From afar the pile is painted: what is pressed there is found by its place. */
function paintedAt({ canvas, store, place }: Workbench, event: MouseEvent): string | undefined {
	if (!store.far || place !== 'canvas' || !(event.target instanceof Element)) return undefined;
	const box = event.target.closest('.canvas')?.getBoundingClientRect();
	if (box === undefined) return undefined;
	const point = screenPoint(event.clientX - box.left, event.clientY - box.top);
	return store.uppermostAt(canvas.view.toWorld(point));
}

function elementAt(target: EventTarget | null): string | undefined {
	if (!(target instanceof Element)) return undefined;
	const pressed = target.closest<HTMLElement>('[data-element]')?.dataset['element'];
	return pressed ?? target.closest('[role="option"]')?.id.replace(/^element-/, '');
}

function isIn(target: EventTarget | null, selector: string): boolean {
	return target instanceof Element && target.closest(selector) !== null;
}
