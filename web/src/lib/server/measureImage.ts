import { imageSize } from 'image-size';
import type { ImageType } from '@small-change/db';

/** What a request may carry, and what a picture that was made smaller has at most. Bytes. */
export const mostImageBytes = 512 * 1024;
/** Px. */
const longestSide = 4_096;
const types: Record<string, ImageType> = {
	webp: 'image/webp',
	jpg: 'image/jpeg',
	png: 'image/png'
};

/** What a picture is, by what it consists of and not by what it is called; undefined where it is none that is taken. */
export function measureImage(
	bytes: Uint8Array
): { type: ImageType; width: number; height: number } | undefined {
	let read: ReturnType<typeof imageSize>;
	try {
		read = imageSize(bytes);
	} catch {
		// Cut off, or something else altogether.
		return undefined;
	}
	const { width, height, type: name = '' } = read;
	const type = types[name];
	if (type === undefined || !(width >= 1) || !(height >= 1)) return undefined;
	if (Math.max(width, height) > longestSide) return undefined;
	return { type, width, height };
}
