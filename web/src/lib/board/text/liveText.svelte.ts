import { splice } from '@small-change/board';
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { applySplice, moveCaret, rebase } from './Splice.ts';

/**
 * Binds a field to a text that others write in at the same time: what they type appears at once and
 * the caret stays where it is; what is typed here goes out as the smallest change. While an input
 * method composes, the field is left alone and both are brought together afterwards.
 */
export function liveText(options: {
	/** The text as it is now: from its signal, not by a prop, which comes with the next rendering only. */
	text: () => string;
	change: (from: string, to: string) => void;
}): Attachment<HTMLTextAreaElement | HTMLInputElement> {
	return (field) => {
		let shown = untrack(options.text);
		let composing = false;
		field.value = shown;

		function show(text: string): void {
			shown = text;
			if (field.value === text) return;
			const change = splice(field.value, text);
			const start = moveCaret(field.selectionStart ?? 0, change);
			const end = moveCaret(field.selectionEnd ?? 0, change);
			const direction = field.selectionDirection ?? undefined;
			field.value = text;
			field.setSelectionRange(start, end, direction);
		}

		function write(): void {
			const mine = field.value;
			if (composing || mine === shown) return;
			const theirs = options.text();
			const change = splice(shown, mine);
			const rebased = theirs === shown ? change : rebase(change, splice(shown, theirs));
			options.change(theirs, applySplice(theirs, rebased));
			show(options.text());
		}

		const onInput = (): void => untrack(write);
		const onCompositionStart = (): void => {
			composing = true;
		};
		const onCompositionEnd = (): void => {
			composing = false;
			untrack(write);
			show(untrack(options.text));
		};
		field.addEventListener('input', onInput);
		field.addEventListener('compositionstart', onCompositionStart);
		field.addEventListener('compositionend', onCompositionEnd);

		$effect(() => {
			const text = options.text();
			if (!composing) untrack(() => show(text));
		});

		return () => {
			field.removeEventListener('input', onInput);
			field.removeEventListener('compositionstart', onCompositionStart);
			field.removeEventListener('compositionend', onCompositionEnd);
		};
	};
}
