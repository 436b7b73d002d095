import { lineHeight, paragraph, wrap } from './paragraph.ts';
import type { Letters } from './paragraph.ts';

const weight = 650;
const mostLines = 4;

/** Words above a picture, as large as its width can bear. @returns how high they are, with room below them. World px */
export function heading(
	text: string,
	{ width }: { width: number },
	letters: Letters
): { height: number; draw: (x: number, y: number) => string } {
	const largest = Math.min(120, Math.max(24, width / 36));
	const sizes = [1, 0.8, 0.64, 0.5].map((part) => Math.max(16, largest * part));
	const linesAt = (size: number): number =>
		wrap(text, width, (words) => letters.widthOf(words, size, weight)).length;
	const size = sizes.find((one) => linesAt(one) <= 2) ?? 16;
	const height = Math.min(mostLines, linesAt(size)) * size * lineHeight;
	return {
		height: height + size,
		draw: (x, y) =>
			paragraph(text, { ...letters, x, y, width, height: height + 1, weight, sizes: [size] })
	};
}
