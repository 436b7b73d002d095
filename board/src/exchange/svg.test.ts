import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Element, Note } from '../elements.ts';
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

function note(text: string): Note {
	const at = worldPoint(10, 20);
	return { type: 'note', id: 'note0001', at, size: [200, 200], colour: 'pink', text, order: 'a0' };
}

describe('a picture of the board', () => {
	test('row 73: is whole XML whatever the words, and brings nothing from elsewhere', () => {
		const hostile = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('</text><script>alert(1)</script>', '"&<>\u0000\u001f\ud800', ']]>')
		);
		fc.assert(
			fc.property(hostile, (text) => {
				const mark = {
					votes: { dots: 3, voters: 2 },
					chosen: true,
					experiments: [{ title: text, standing: 'Running' }]
				};
				const group: Element = {
					type: 'group',
					id: 'group001',
					title: text,
					colour: 'grey',
					order: 'a1'
				};
				const told = {
					title: text,
					marks: new Map(['note0001', 'group001'].map((id) => [id, mark]))
				};
				const svg =
					toSvg([{ ...note(text), group: 'group001' }, group], drawing, { told })?.svg ?? '';
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

	test('tells the question, and of notes and groups the votes, what is chosen and what is tried', () => {
		const group: Element = {
			type: 'group',
			id: 'group001',
			title: 'Mail',
			colour: 'grey',
			order: 'a1'
		};
		const elements = [{ ...note('Ask once'), group: 'group001' }, group];
		const marks = new Map([
			[
				'note0001',
				{
					votes: { dots: 3, voters: 1 },
					chosen: true,
					experiments: [{ title: 'A form', standing: 'Running' }]
				}
			],
			['group001', { votes: { dots: 0, voters: 0 }, chosen: false, experiments: [] }]
		]);
		const told = { title: 'What could we stop?', marks };
		const bare = toSvg(elements, drawing);
		const { svg = '', size } = toSvg(elements, drawing, { told }) ?? {};
		expect(svg).toMatch(
			/<svg [^>]*role="img" aria-labelledby="board-title" aria-describedby="board-words"/
		);
		expect(svg).toContain('<title id="board-title">What could we stop?</title>');
		expect(svg).toContain(
			'Mail (No dots):\n- Ask once (3 dots from 1 person; Chosen; Experiment (Running): A form)'
		);
		expect(svg).toContain(
			'<g><title>3 dots from 1 person; Chosen; Experiment (Running): A form</title>'
		);
		const seen = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words).join(' ');
		expect(seen).toBe(
			'What could we stop? Mail No dots Ask once 3 dots from 1 person Chosen Experiment (Running): A form'
		);
		expect(size?.[1], 'the heading has room of its own').toBeGreaterThan(bare?.size[1] ?? 0);
	});

	test('marks lie on their note, however small it is and however much is told', () => {
		const experiments = Array.from({ length: 9 }, (_, index) => ({
			title: `Experiment number ${index}`,
			standing: 'Did not work'
		}));
		const marks = new Map([
			['note0001', { votes: { dots: 20, voters: 9 }, chosen: true, experiments }]
		]);
		for (const side of [60, 200, 400]) {
			const small = { ...note('Ask once'), size: [side, side] as const };
			const { svg = '' } = toSvg([small], drawing, { told: { title: 'x', marks } }) ?? {};
			const [, y = 0, height = 0] =
				/ y="([\d.-]+)"[^>]*height="([\d.]+)" rx="4" fill="#ffffff"/.exec(svg)?.map(Number) ?? [];
			expect(y).toBeGreaterThan(20);
			expect(y + height).toBeLessThanOrEqual(20 + side);
			for (const [, line] of svg.matchAll(/<text[^>]*y="([\d.]+)"/g)) {
				expect(Number(line)).toBeLessThanOrEqual(20 + side);
			}
		}
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
