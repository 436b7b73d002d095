/**
 * Gives the focus back to the field or button that had it when a remote change moved or remade the
 * part of the list around it. A control is known by the `data-key` of itself and of what it lies in.
 */
export function keepFocus(list: HTMLElement): () => void {
	let last: { key: string; start: number | null; end: number | null } | undefined;

	function remember(): void {
		const key = keyOf(document.activeElement, list);
		last = key === undefined ? undefined : { key, ...caretOf(document.activeElement) };
	}

	function restore(): void {
		if (last === undefined || document.activeElement !== document.body) return;
		const control = list.querySelector<HTMLElement>(last.key);
		if (control === null) return;
		control.focus({ preventScroll: true });
		if (control instanceof HTMLTextAreaElement) control.setSelectionRange(last.start, last.end);
	}

	const observer = new MutationObserver(restore);
	observer.observe(list, { childList: true, subtree: true });
	const onFocusOut = (event: FocusEvent): void => {
		// A person leaves to somewhere; a removed control leaves to nowhere.
		if (event.relatedTarget !== null) last = undefined;
	};
	const onPointerDown = (): void => {
		last = undefined;
	};
	document.addEventListener('selectionchange', remember);
	list.addEventListener('focusin', remember);
	list.addEventListener('keyup', remember);
	list.addEventListener('focusout', onFocusOut);
	document.addEventListener('pointerdown', onPointerDown, true);
	return () => {
		observer.disconnect();
		document.removeEventListener('selectionchange', remember);
		list.removeEventListener('focusin', remember);
		list.removeEventListener('keyup', remember);
		list.removeEventListener('focusout', onFocusOut);
		document.removeEventListener('pointerdown', onPointerDown, true);
	};
}

function keyOf(active: Element | null, list: HTMLElement): string | undefined {
	if (!(active instanceof HTMLElement) || !list.contains(active)) return undefined;
	const control = active.dataset['key'];
	const part = active.closest<HTMLElement>('[data-part]')?.dataset['part'];
	if (control === undefined || part === undefined) return undefined;
	return `[data-part="${CSS.escape(part)}"] [data-key="${CSS.escape(control)}"]`;
}

function caretOf(active: Element | null): { start: number | null; end: number | null } {
	return active instanceof HTMLTextAreaElement
		? { start: active.selectionStart, end: active.selectionEnd }
		: { start: null, end: null };
}
