import type { Canvas } from '../Canvas.svelte.ts';
import { canvasKey } from './canvasKeys.ts';

/** Hears the whole window, since the canvas is all of it, but never a field, a menu or a dialog. */
export function listenToKeys(canvas: Canvas): () => void {
	function onKeyDown(event: KeyboardEvent): void {
		if (event.defaultPrevented || event.isComposing || isTaken(event.target)) return;
		const onElement = event.target instanceof Element && event.target.closest('[role="listbox"]');
		if (event.key === ' ' && !onElement && !isButton(event.target)) {
			canvas.spaceHeld = true;
			event.preventDefault();
			return;
		}
		if ((event.key === 'Enter' || event.key === ' ') && isButton(event.target)) return;
		if (canvasKey(event, canvas)) event.preventDefault();
	}
	function onKeyUp(event: KeyboardEvent): void {
		if (event.key === ' ') canvas.spaceHeld = false;
	}
	function onBlur(): void {
		canvas.spaceHeld = false;
	}
	window.addEventListener('keydown', onKeyDown);
	window.addEventListener('keyup', onKeyUp);
	window.addEventListener('blur', onBlur);
	return () => {
		window.removeEventListener('keydown', onKeyDown);
		window.removeEventListener('keyup', onKeyUp);
		window.removeEventListener('blur', onBlur);
	};
}

function isTaken(target: EventTarget | null): boolean {
	return (
		target instanceof Element &&
		target.closest('input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]') !==
			null
	);
}

function isButton(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest('button, a, summary') !== null;
}
