import { worldPoint } from '@small-change/board';
import type { Element } from '@small-change/board';
import { describe, expect, test } from 'vitest';
import { laidOver, takesOf, thinned } from './frames.ts';
import type { Frame } from './frames.ts';
import type { Part } from './parts.ts';

const part = (from: number, to: number): Part => ({ name: 'A phase', privacy: 'open', from, to });
const parts = [part(0, 0), part(0, 10_500), part(10_500, 12_000), part(12_000, 20_000)];

function note(id: string, text = id): Element {
	const at = worldPoint(0, 0);
	return { type: 'note', id, at, size: [200, 200], colour: 'pink', text, order: 'a0' };
}

function frame(at: number, change: Partial<Frame> = {}): Frame {
	return { at, part: 0, set: [], gone: [], ...change };
}

describe('takesOf', () => {
	const taken = (...times: number[]) =>
		takesOf(
			times.map((at) => ({ at })),
			parts
		).map(({ at, part: of, updates }) => [of, at, updates.map((update) => update.at)]);

	test('what is written within a second of a part is taken together', () => {
		expect(taken(-9_000, -5, 3, 999, 1_000, 9_999, 10_400, 10_600, 11_000)).toEqual([
			[0, 0, [-9_000, -5]],
			[1, 0, [3, 999]],
			[1, 1_000, [1_000]],
			[1, 9_000, [9_999]],
			[1, 10_000, [10_400]],
			[2, 10_000, [10_600]],
			[2, 11_000, [11_000]],
			[3, 12_000, []]
		]);
	});

	test('each part begins with a take, also where nothing is written', () => {
		expect(taken()).toEqual([
			[0, 0, []],
			[1, 0, []],
			[2, 10_000, []],
			[3, 12_000, []]
		]);
	});

	test('the order stays, also where a clock was put back', () => {
		expect(taken(11_000, 4_000, 11_500)).toEqual([
			[0, 0, []],
			[1, 0, []],
			[2, 10_000, []],
			[2, 11_000, [11_000, 4_000, 11_500]],
			[3, 12_000, []]
		]);
	});
});

describe('thinned', () => {
	test('a few stay as they are', () => {
		const frames = [frame(0), frame(1_000)];
		expect(thinned(frames, 2)).toEqual(frames);
	});

	test('many are laid together evenly, never over the end of a part, and end as they did', () => {
		const frames = Array.from({ length: 1_000 }, (_, index) =>
			frame(index * 1_000, {
				part: index < 990 ? 0 : index - 989,
				set: [note(`note${index % 50}`, `${index}`)],
				gone: [`note${(index + 25) % 50}`]
			})
		);
		const few = thinned(frames, 60);
		expect(few.length).toBeLessThanOrEqual(60);
		expect(few.length).toBeGreaterThan(50);
		expect(new Set(few.map(({ part: of }) => of)).size).toBe(11);
		const gaps = few.slice(1, 40).map(({ at }, index) => at - (few[index]?.at ?? 0));
		expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1_000);
		for (const end of [0, 5, 10]) {
			const upTo = (all: Frame[]) => all.filter(({ part: of }) => of <= end);
			expect(laidOver(new Map(), upTo(few))).toEqual(laidOver(new Map(), upTo(frames)));
		}
	});

	test('what came and went in one is not in it', () => {
		const [one, ...others] = thinned(
			[
				frame(0, { set: [note('a'), note('b')] }),
				frame(1_000, { gone: ['a'] }),
				frame(2_000, { set: [note('b', 'other')], gone: ['c'] }),
				frame(3_000, { set: [note('c')] })
			],
			1
		);
		expect(others).toEqual([]);
		expect(one).toEqual(frame(3_000, { set: [note('b', 'other'), note('c')], gone: ['a'] }));
	});
});
