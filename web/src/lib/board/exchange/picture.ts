import { toSvg } from '@small-change/board';
import type { Drawing, Element, Told } from '@small-change/board';
import { pngOfSvg } from '#lib/page/pngOfSvg.ts';
import { asAddress } from '../images/asAddress.ts';
import { imageAddress } from '../images/imageAddress.ts';

/** Whoever opens the picture may have wider letters. */
const slack = 1.06;
const family = '"Inter Variable", Inter, system-ui, sans-serif';

/** What a picture is made of. */
interface Pictured {
	/** The id of their board, which has the pictures that are in it. */
	id: string;
	elements: readonly Element[];
	/** What it tells besides. */
	told?: Told;
}

/** Elements as an SVG with the pictures of their board in it; undefined where there is nothing to see. */
export async function svgOf({ id, elements, told }: Pictured): Promise<ReturnType<typeof toSvg>> {
	const pictures = await picturesOf(elements, id);
	return toSvg(elements, { ...drawing(), picture: (hash) => pictures.get(hash) }, told && { told });
}

/** One that cannot be fetched is left out: in its place stand the words that say what it shows. */
async function picturesOf(
	elements: readonly Element[],
	board: string
): Promise<ReadonlyMap<string, string>> {
	const hashes = elements.flatMap((element) => (element.type === 'image' ? [element.hash] : []));
	const found = new Map<string, string>();
	for (const hash of new Set(hashes)) {
		const response = await fetch(imageAddress(board, hash)).catch(() => undefined);
		if (response?.ok) found.set(hash, await asAddress(await response.blob()));
	}
	return found;
}

/** Letters as this browser has them, colours as on paper: the same in dark mode. */
function drawing(): Omit<Drawing, 'picture'> {
	const context = document.createElement('canvas').getContext('2d');
	const root = getComputedStyle(document.documentElement);
	const colour = (name: string): string => root.getPropertyValue(name).trim();
	return {
		widthOf(words, fontSize, weight) {
			if (context === null) return words.length * fontSize * 0.6;
			context.font = `${weight} ${fontSize}px ${family}`;
			return context.measureText(words).width * slack;
		},
		paper: (name) => colour(`--note-${name}`),
		deep: (name) => colour(`--deep-${name}`),
		font: family
	};
}

/**
 * The same as a PNG.
 * @throws Error where the browser cannot draw it: with the cure
 */
export async function pngOf(pictured: Pictured): Promise<Blob | undefined> {
	const drawn = await svgOf(pictured);
	return drawn && pngOfSvg(drawn.svg);
}
