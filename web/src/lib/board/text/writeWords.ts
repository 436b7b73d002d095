import { linkParts } from '@small-change/board';

/**
 * Writes a text into an element, its addresses as links. All of it anew: what a browser's translation put in
 * the place of the words before goes with them.
 *
 * `pressed`: on the canvas an address is no link of its own, for it lies within an option, which has no
 * children to a screen reader; the pointer finds it by `data-href`, and a command opens it.
 */
export function writeWords(
	text: string,
	links: 'pressed' | 'anchors'
): (element: HTMLElement) => void {
	return (element) => {
		element.replaceChildren(
			...linkParts(text).map(({ words, href }) => {
				if (href === undefined) return words;
				return links === 'pressed' ? pressed(words, href) : anchor(words, href);
			})
		);
	};
}

function pressed(words: string, href: string): HTMLElement {
	const link = document.createElement('span');
	link.className = 'board-link';
	link.dataset['href'] = href;
	link.textContent = words;
	return link;
}

function anchor(words: string, href: string): HTMLElement {
	const link = document.createElement('a');
	Object.assign(link, {
		className: 'board-link',
		href,
		target: '_blank',
		rel: 'noopener noreferrer'
	});
	link.textContent = words;
	return link;
}
