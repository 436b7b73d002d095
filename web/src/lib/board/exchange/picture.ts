import { toSvg } from '@small-change/board';
import type { Drawing, Element } from '@small-change/board';

/** The longest side of a picture. Px. */
const longestSide = 8_000;
/** Whoever opens the picture may have wider letters. */
const slack = 1.06;
const family = '"Inter Variable", Inter, system-ui, sans-serif';

/** Elements as an SVG; undefined where there is nothing to see. */
export function svgOf(elements: readonly Element[]): ReturnType<typeof toSvg> {
	return toSvg(elements, drawing());
}

/** Letters as this browser has them, colours as on paper: the same in dark mode. */
function drawing(): Drawing {
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
 * The same as a PNG, twice as sharp as on the board where it is not too large.
 * @throws Error where the browser cannot draw it: with the cure
 */
export async function pngOf(elements: readonly Element[]): Promise<Blob | undefined> {
	const drawn = svgOf(elements);
	if (drawn === undefined) return undefined;
	const [width, height] = drawn.size;
	const scale = Math.min(2, longestSide / Math.max(width, height));
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.svg)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(width * scale);
	canvas.height = Math.round(height * scale);
	canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
	return new Promise((done, failed) => {
		canvas.toBlob((blob) => {
			if (blob !== null) done(blob);
			else failed(new Error('The picture is too large for this browser. Save it as SVG.'));
		}, 'image/png');
	});
}
