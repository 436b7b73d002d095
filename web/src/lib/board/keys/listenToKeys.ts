import { performKey } from '../commands/commands.ts';
import type { Workbench } from '../Workbench.svelte.ts';
import { canvasKey } from './canvasKeys.ts';

/** Hears the whole window, since the board is all of it, but never a menu or a dialog, and in fields only what is heard everywhere. */
export function listenToKeys(bench: Workbench): () => void {
	const { canvas } = bench;

	/** Before fields, which keep their keys to themselves. */
	function onKeyDownFirst(event: KeyboardEvent): void {
		if (event.isComposing || isIn(event.target, '[role="menu"], [role="dialog"]')) return;
		if (performKey(event, bench, { everywhere: true })) event.preventDefault();
	}
	function onKeyDown(event: KeyboardEvent): void {
		if (event.defaultPrevented || event.isComposing || isIn(event.target, taken)) return;
		// It is about to open, and the keys are meant for it.
		if (bench.sheet !== undefined) return;
		const onCanvas = bench.place === 'canvas';
		if (onCanvas && event.key === ' ' && !isIn(event.target, '[role="listbox"], button, a')) {
			canvas.spaceHeld = true;
			event.preventDefault();
			return;
		}
		const presses = event.key === 'Enter' || event.key === ' ';
		if (presses && isIn(event.target, 'button, a, summary')) return;
		if (performKey(event, bench, { everywhere: false }) || (onCanvas && canvasKey(event, canvas))) {
			event.preventDefault();
		}
	}
	function onKeyUp(event: KeyboardEvent): void {
		if (event.key === ' ') canvas.spaceHeld = false;
	}
	function onBlur(): void {
		canvas.spaceHeld = false;
	}
	window.addEventListener('keydown', onKeyDownFirst, { capture: true });
	window.addEventListener('keydown', onKeyDown);
	window.addEventListener('keyup', onKeyUp);
	window.addEventListener('blur', onBlur);
	return () => {
		window.removeEventListener('keydown', onKeyDownFirst, { capture: true });
		window.removeEventListener('keydown', onKeyDown);
		window.removeEventListener('keyup', onKeyUp);
		window.removeEventListener('blur', onBlur);
	};
}

/** What keeps its keys to itself. A tick box writes nothing. */
const taken =
	'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="menu"], [role="dialog"]';

function isIn(target: EventTarget | null, selector: string): boolean {
	return target instanceof Element && target.closest(selector) !== null;
}
