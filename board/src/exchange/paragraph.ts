/** How words look, and what measures them. */
export interface Letters {
	/** How wide words are in a size. World px. */
	widthOf: (words: string, fontSize: number, weight: number) => number;
}

/** Sizes of text, largest first. World px. */
export const sizes = [32, 28, 24, 21, 18, 16, 14, 12];
export const lineHeight = 1.3;

/** One line of text; nothing where it has no words. */
export function words(
	text: string,
	[x, y]: readonly [number, number],
	style: { size: number; weight: number; fill: string; anchor?: 'middle' }
): string {
	if (text.trim() === '') return '';
	const anchor = style.anchor ? ` text-anchor="${style.anchor}"` : '';
	return `<text x="${tenth(x)}" y="${tenth(y)}" font-size="${tenth(style.size)}" font-weight="${style.weight}" fill="${style.fill}"${anchor}>${escaped(text.replace(/\s+/g, ' ').trim())}</text>`;
}

/** Words in a box, as large as they may be. What does not fit at the smallest size is cut with “…”. */
export function paragraph(
	text: string,
	box: Letters & {
		x: number;
		y: number;
		width: number;
		height: number;
		fill?: string;
		weight?: number;
		centred?: boolean;
		sizes?: readonly number[];
	}
): string {
	const { x, y, width, height, fill = '#0b0c0c', weight = 400, centred = false } = box;
	const possible = box.sizes ?? sizes;
	const measured = (size: number) => (part: string) => box.widthOf(part, size, weight);
	const linesAt = (size: number): string[] => wrap(text, width, measured(size));
	const fits = (size: number): boolean => linesAt(size).length * size * lineHeight <= height;
	const size = possible.find(fits) ?? possible.at(-1) ?? 12;
	const most = Math.max(1, Math.floor(height / (size * lineHeight)));
	const lines = linesAt(size);
	const shown = lines.slice(0, most);
	if (lines.length > most) shown[most - 1] = `${shown[most - 1] ?? ''}…`;
	const down = centred ? (height - shown.length * size * lineHeight) / 2 : 0;
	return shown
		.map((line, index) => {
			const at = [
				centred ? x + width / 2 : x,
				y + down + (index + 0.5) * size * lineHeight + size * 0.36
			] as const;
			return words(line, at, { size, weight, fill, ...(centred && { anchor: 'middle' as const }) });
		})
		.join('');
}

/** Breaks words into lines that are no wider than `width`; a word that is too long is broken between letters. */
export function wrap(text: string, width: number, widthOf: (words: string) => number): string[] {
	return text.split('\n').flatMap((paragraphText) => {
		const lines: string[] = [];
		let line = '';
		for (const word of paragraphText.split(/(?<=\s)/)) {
			if (line === '' || widthOf((line + word).trimEnd()) <= width) line += word;
			else {
				lines.push(line);
				line = word;
			}
			while (widthOf(line.trimEnd()) > width && [...line.trimEnd()].length > 1) {
				const letters = [...line];
				let fit = 1;
				while (fit < letters.length && widthOf(letters.slice(0, fit + 1).join('')) <= width)
					fit += 1;
				lines.push(letters.slice(0, fit).join(''));
				line = letters.slice(fit).join('');
			}
		}
		return [...lines, line];
	});
}

/** Text within XML: characters that XML has not are left out. */
export function escaped(text: string): string {
	return (
		text
			.toWellFormed()
			// eslint-disable-next-line no-control-regex -- XML 1.0 has none of these, not even escaped.
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;')
	);
}

export function tenth(value: number): number {
	return Math.round(value * 10) / 10;
}
