import { asAddress } from './asAddress.ts';

/** A picture that may go on a board. Px. */
export interface Shrunk {
	blob: Blob;
	width: number;
	height: number;
}

/** What is sent at most: it must come through a weak line in a meeting. Bytes. */
const mostBytes = 480 * 1024;
/** Px. */
const longestSide = 2_048;
/** How well it is kept, and how large, as shares: the first that is small enough is taken. */
const tries = [
	[1, 0.88],
	[1, 0.75],
	[0.75, 0.75],
	[0.5, 0.75],
	[0.35, 0.6],
	[0.2, 0.5]
] as const;

/**
 * Draws a picture anew, small enough to be sent: what a camera wrote into it beside the picture, as
 * where it was taken, is not in it any more.
 * @throws Error that names the cure
 */
export async function shrink(file: Blob): Promise<Shrunk> {
	const image = await decode(file);
	const [wide, high] = [image.naturalWidth || 800, image.naturalHeight || 600];
	const fits = Math.min(1, longestSide / Math.max(wide, high));
	for (const [share, quality] of tries) {
		const width = Math.max(1, Math.round(wide * fits * share));
		const height = Math.max(1, Math.round(high * fits * share));
		const blob = await encode(image, width, height, quality);
		if (blob.size <= mostBytes) return { blob, width, height };
	}
	throw new Error('The picture could not be made small enough. Save it smaller first.');
}

/** Reads it as a page shows it: turned as the camera was held, and nothing in it runs. */
async function decode(file: Blob): Promise<HTMLImageElement> {
	try {
		const image = new Image();
		image.src = await asAddress(file);
		await image.decode();
		return image;
	} catch {
		throw new Error('This browser cannot read the picture. Save it as PNG or JPEG first.');
	}
}

async function encode(
	image: HTMLImageElement,
	width: number,
	height: number,
	quality: number
): Promise<Blob> {
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [width, height];
	const context = canvas.getContext('2d');
	if (context === null)
		throw new Error('This browser has no room to draw the picture. Close other tabs.');
	context.imageSmoothingQuality = 'high';
	context.drawImage(image, 0, 0, width, height);
	const webp = await toBlob(canvas, 'image/webp', quality);
	if (webp.type === 'image/webp') return webp;
	// A browser that writes no WebP: without what shines through, on white.
	context.globalCompositeOperation = 'destination-over';
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, width, height);
	return toBlob(canvas, 'image/jpeg', quality);
}

function toBlob(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
	return new Promise((done, failed) => {
		canvas.toBlob(
			(blob) => {
				if (blob !== null) done(blob);
				else failed(new Error('The picture is too large for this browser. Save it smaller first.'));
			},
			type,
			quality
		);
	});
}
