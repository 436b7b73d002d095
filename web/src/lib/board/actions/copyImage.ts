import type { Workbench } from '../Workbench.svelte.ts';

/** Without HTTPS a page reaches no clipboard but for text. */
export function whyNotCopyImage(): string | undefined {
	if (typeof ClipboardItem !== 'undefined' && navigator.clipboard !== undefined) return undefined;
	return 'This browser cannot copy pictures. Save it as a file instead (Ctrl+S).';
}

/** Puts a picture of what is selected on the clipboard. */
export async function copyImage(bench: Workbench): Promise<void> {
	const { announcer, canvas, selection, store } = bench;
	const ids = canvas.withContents(selection.ids);
	const elements = [...ids, ...store.connectorsAmong(ids)].flatMap((id) => store.element(id) ?? []);
	try {
		// The browser must be told at once, while the key is still fresh, and waits for the picture itself.
		const picture = import('../exchange/picture.ts').then(({ pngOf }) =>
			pngOf({ id: bench.boardId, elements })
		);
		const item = new ClipboardItem({
			'image/png': picture.then((blob) => {
				if (blob === undefined) throw new Error('There is nothing to copy in the selection.');
				return blob;
			})
		});
		await navigator.clipboard.write([item]);
		announcer.say('Copied as a picture.');
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		announcer.say(`The picture was not copied: ${why}`);
	}
}
