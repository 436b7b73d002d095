import type { Attachment } from 'svelte/attachments';

/** The smallest letters that can be read across a room. vh. */
const least = 1.8;
const step = 0.92;

/** Makes the letters of a part as large as it has room for, from so many vh downwards, whenever its words or its size change. */
export function fitted(largest: number): Attachment<HTMLElement> {
	return (part) => {
		function fit(): void {
			let size = largest;
			part.style.fontSize = `${size}vh`;
			while (size > least && isFull(part)) {
				size *= step;
				part.style.fontSize = `${size}vh`;
			}
		}
		const words = new MutationObserver(fit);
		words.observe(part, { childList: true, characterData: true, subtree: true });
		const sizes = new ResizeObserver(fit);
		sizes.observe(part);
		return () => {
			words.disconnect();
			sizes.disconnect();
		};
	};
}

function isFull({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement): boolean {
	return scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1;
}
