import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Element } from '../elements.ts';
import { worldPoint } from '../geometry.ts';
import { wrap } from './paragraph.ts';
import { toSvg } from './svg.ts';

const drawing = {
	widthOf: (words: string, size: number) => [...words].length * size * 0.5,
	picture: () => undefined,
	paper: () => '#fff',
	deep: () => '#000',
	font: 'Inter, "Segoe UI", sans-serif'
};

function note(text: string): Element {
	const at = worldPoint(10, 20);
	return { type: 'note', id: 'note0001', at, size: [200, 200], colour: 'pink', text, order: 'a0' };
}

describe('a picture of the board', () => {
	test('is whole XML whatever the words, and brings nothing from elsewhere', () => {
		const hostile = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('</text><script>alert(1)</script>', '"&<>\u0000\u001f\ud800', ']]>')
		);
		fc.assert(
			fc.property(hostile, (text) => {
				const svg = toSvg([note(text)], drawing)?.svg ?? '';
				expect(svg).not.toMatch(/<script|href|url\((?!#)/);
				// eslint-disable-next-line no-control-regex -- they may not be in it
				expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
				expect(svg.isWellFormed()).toBe(true);
				const tags = [...svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)];
				const open: string[] = [];
				for (const [, end, name = '', empty] of tags) {
					if (end === '/') expect(open.pop()).toBe(name);
					else if (empty !== '/') open.push(name);
				}
				expect(open).toEqual([]);
				expect(svg.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
			})
		);
	});

	test('has the size of what is on it, and a margin', () => {
		expect(toSvg([note('x')], drawing)?.size).toEqual([280, 280]);
		expect(toSvg([], drawing)).toBeUndefined();
	});

	test('shows as much as it is told to, also where nothing is', () => {
		const within = { minX: 0, minY: 0, maxX: 500, maxY: 400 };
		for (const elements of [[], [note('x')]]) {
			const { svg, size } = toSvg(elements, drawing, { within }) ?? {};
			expect(size).toEqual([580, 480]);
			expect(svg).toContain('viewBox="-40 -40 580 480"');
		}
	});

	test('what was drawn of an element is drawn again as it was, and measured once', () => {
		let measured = 0;
		const counting = {
			...drawing,
			widthOf: (words: string, size: number) => {
				measured += 1;
				return drawing.widthOf(words, size);
			},
			drawn: new WeakMap()
		};
		const elements = [note('Fewer letters')];
		const first = toSvg(elements, counting);
		const once = measured;
		expect(toSvg(elements, counting)).toEqual(first);
		expect(measured).toBe(once);
		expect(toSvg([note('Other')], counting)?.svg).toContain('Other');
	});

	test('words are wrapped without losing a letter, and no line is too wide', () => {
		const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '日', '👍') });
		fc.assert(
			fc.property(text, fc.integer({ min: 1, max: 12 }), (words, width) => {
				const lines = wrap(words, width, (part) => [...part].length);
				expect(lines.join('').replaceAll(/\s/g, '')).toBe(words.replaceAll(/\s/g, ''));
				for (const line of lines) expect([...line.trimEnd()].length).toBeLessThanOrEqual(width);
			})
		);
	});
});
