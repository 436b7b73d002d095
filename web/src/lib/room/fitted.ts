import type { Attachment } from 'svelte/attachments';

/**
 * The smallest letters on the screen in a room, in vh. At ten metres eyes of half the usual sharpness, which
 * is what driving asks for, tell letters of ten minutes of arc: capitals of 29 mm. Those of Inter have 0.73 of
 * the font size, so that is 40 mm, which 2.8 vh are on a picture of 1.43 m height; on a smaller one from nearer.
 */
const least = 2.8;
const step = 0.92;

/** How words were set: how many pages they take, and how many there are. */
export interface Setting {
	pages: number;
	words: number;
}

/**
 * Makes the letters of columns as large as what holds them has room for, from so many vh downwards, whenever
 * words, letters or sizes change. What does not fit then stands in columns beside those on the screen.
 */
export function fitted(largest: number, told: (set: Setting) => void): Attachment<HTMLElement> {
	return (columns) => {
		let next = 0;

		function fit(): void {
			next = 0;
			let size = largest;
			columns.style.fontSize = `${size}vh`;
			while (size > least && pagesOf(columns) > 1) {
				size = Math.max(least, size * step);
				columns.style.fontSize = `${size}vh`;
			}
			const words = columns.textContent.match(/\S+/g)?.length ?? 0;
			told({ pages: pagesOf(columns), words });
		}
		/** Once a frame: what is told may change the sizes again. */
		function fitSoon(): void {
			if (next === 0) next = requestAnimationFrame(fit);
		}
		const written = new MutationObserver(fitSoon);
		written.observe(columns, { childList: true, characterData: true, subtree: true });
		const sizes = new ResizeObserver(fitSoon);
		if (columns.parentElement) sizes.observe(columns.parentElement);
		document.fonts.addEventListener('loadingdone', fitSoon);
		return () => {
			cancelAnimationFrame(next);
			written.disconnect();
			sizes.disconnect();
			document.fonts.removeEventListener('loadingdone', fitSoon);
		};
	};
}

function pagesOf(columns: HTMLElement): number {
	const gap = Number.parseFloat(getComputedStyle(columns).columnGap);
	return Math.ceil((columns.scrollWidth + gap - 2) / (columns.clientWidth + gap));
}
