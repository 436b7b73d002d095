import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTime, pause, resume, startClock, timeLeft } from './clock.ts';
import { mayInPhase, whoMayWords } from './phases.ts';
import type { Phase } from './phases.ts';
import { lateBy, later, trimmed } from './plan.ts';
import { takeBackFor } from './run.ts';
import { standingBefore, stepTo } from './steps.ts';
import type { Standing } from './steps.ts';

const minute = 60_000;

function phase(id: string, minutes: number | null): Phase {
	const may = { write: 'everybody', move: 'everybody', privacy: 'open', weigh: 'votes' } as const;
	return { id, name: id, script: '', minutes, ...may, zone: null };
}

describe('a phase’s clock', () => {
	test('runs down, stands still while it is paused, and goes on', () => {
		const started = startClock(8, 1_000);
		expect(timeLeft(started, 1_000 + 3 * minute)).toBe(5 * minute);
		const paused = pause(started, 1_000 + 3 * minute);
		expect(timeLeft(paused, 1_000 + 30 * minute)).toBe(5 * minute);
		expect(pause(paused, 1_000 + 9 * minute), 'pausing twice changes nothing').toBe(paused);
		const resumed = resume(paused, 1_000 + 30 * minute);
		expect(timeLeft(resumed, 1_000 + 31 * minute)).toBe(4 * minute);
		expect(resume(resumed, 0)).toBe(resumed);
	});

	test('another minute after the time is over is a minute from now', () => {
		const clock = startClock(1, 0);
		expect(timeLeft(clock, 5 * minute)).toBe(-4 * minute);
		expect(timeLeft(addTime(clock, minute, 5 * minute), 5 * minute)).toBe(minute);
	});

	test('less time ends it now at the earliest', () => {
		const clock = addTime(startClock(2, 0), -10 * minute, minute);
		expect(timeLeft(clock, minute)).toBe(0);
	});

	test('time can be given while it is paused, and where none was set', () => {
		const paused = addTime(pause(startClock(2, 0), minute), minute, 9 * minute);
		expect(timeLeft(paused, 20 * minute)).toBe(2 * minute);
		const open = startClock(null, 0);
		expect(timeLeft(open, 5)).toBeUndefined();
		expect(addTime(open, -minute, 5)).toBe(open);
		expect(timeLeft(addTime(open, minute, 5), 5)).toBe(minute);
	});
});

describe('the plan', () => {
	test('later phases follow the one that is under way', () => {
		const phases = [phase('a', 1), phase('b', 2), phase('c', 3)];
		expect(later({ phases, current: 'b' }).map(({ id }) => id)).toEqual(['c']);
		expect(later({ phases, current: null })).toEqual([]);
	});

	test('it is late by what the phases to come take beyond the planned end', () => {
		const phases = [phase('a', 10), phase('b', 20), phase('c', null)];
		const run = { phases, current: 'a', clock: startClock(10, 0), plannedEnd: 30 * minute };
		expect(lateBy(run, 5 * minute)).toBe(0);
		expect(lateBy(run, 14 * minute), 'four minutes over').toBe(4 * minute);
		expect(lateBy({ ...run, current: 'b', clock: startClock(20, 8 * minute) }, 8 * minute)).toBe(
			-2 * minute
		);
		expect(lateBy({ ...run, plannedEnd: null }, 0)).toBeUndefined();
	});

	test('trimming takes exactly what is asked, none below a minute, the long ones most', () => {
		fc.assert(
			fc.property(
				fc.array(fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }), { maxLength: 12 }),
				fc.integer({ min: 0, max: 200 }),
				(minutes, by) => {
					const phases = minutes.map((some, index) => phase(String(index), some));
					const shorter = trimmed(phases, by);
					let taken = 0;
					let spare = 0;
					for (const { id, minutes: before } of phases) {
						if (before === null) {
							expect(shorter.has(id)).toBe(false);
							continue;
						}
						const after = shorter.get(id) ?? before;
						expect(after).toBeGreaterThanOrEqual(1);
						expect(after).toBeLessThanOrEqual(before);
						taken += before - after;
						spare += before - 1;
					}
					expect(taken).toBe(Math.min(by, spare));
				}
			)
		);
		const some = trimmed([phase('a', 20), phase('b', 2)], 5);
		expect([...some]).toEqual([['a', 15]]);
	});
});

test('R6, R7 facilitators may do what others may not, but write where everybody writes on their own', () => {
	const listening = {
		write: 'facilitators',
		move: 'facilitators',
		privacy: 'open',
		weigh: 'votes'
	} as const;
	const writing = {
		write: 'everybody',
		move: 'facilitators',
		privacy: 'open',
		weigh: 'votes'
	} as const;
	const alone = { write: 'everybody', move: 'everybody', privacy: 'private' } as const;
	expect(mayInPhase(listening, true)).toEqual({ write: true, move: true });
	expect(mayInPhase(listening, false)).toEqual({ write: false, move: false });
	expect(mayInPhase(writing, false)).toEqual({ write: true, move: false });
	expect(mayInPhase(alone, false), 'not on the board').toEqual({ write: false, move: true });
	expect(mayInPhase({ ...alone, move: 'facilitators' }, true)).toEqual({
		...{ write: false, move: true }
	});
	expect(mayInPhase(undefined, false)).toEqual({ write: true, move: true });
	expect(whoMayWords(writing)).toBe('Everybody can write; only facilitators move notes');
	const held = { ...writing, write: 'facilitators', move: 'facilitators' } as const;
	expect(whoMayWords(held)).toBe('Only facilitators change the board');
	expect(whoMayWords(held, { votes: true })).toBe(
		'Everybody can vote; only facilitators change the board'
	);
});

describe('steps', () => {
	const sheet = [phase('a', 10), phase('b', 5), phase('c', null)];
	const atRest: Standing = {
		stage: 'not-started',
		current: null,
		clock: null,
		plannedEnd: null,
		spotlight: null
	};
	const run = (standing: Standing) => ({ ...standing, phases: sheet, before: null });

	test('S1 starting sets the clock and the planned end; the end keeps nothing under way', () => {
		const started = stepTo(run(atRest), 'a', 1_000)?.standing;
		expect(started).toEqual({
			stage: 'running',
			current: 'a',
			clock: { startedAt: 1_000, endsAt: 1_000 + 10 * minute, pausedAt: null },
			plannedEnd: 1_000 + 15 * minute,
			spotlight: null
		});
		const next = stepTo(run(started ?? atRest), 'b', 12 * minute)?.standing;
		expect(next?.plannedEnd, 'as it was planned').toBe(1_000 + 15 * minute);
		const over = stepTo(run(next ?? atRest), null, 20 * minute)?.standing;
		expect(over).toMatchObject({ stage: 'finished', current: null, clock: null });
		expect(stepTo(run(atRest), 'gone', 0)).toBeUndefined();
	});

	test('S3 a step is taken back with the clock that it had, for a while and not later', () => {
		const started = stepTo(run(atRest), 'a', 0)?.standing ?? atRest;
		const step = stepTo(run(started), 'b', 3 * minute);
		const after = { phases: sheet, before: step?.before ?? null };
		expect(step?.before.words).toBe('Now: “b”.');
		expect(standingBefore(after, 3 * minute + takeBackFor)).toEqual(started);
		expect(standingBefore(after, 3 * minute + takeBackFor + 1)).toBeUndefined();
		expect(standingBefore({ phases: sheet, before: null }, 0)).toBeUndefined();
		expect(
			standingBefore({ ...after, phases: [phase('b', 5)] }, 3 * minute),
			'the phase was taken out meanwhile'
		).toBeUndefined();
	});

	test('S3 going back is said so', () => {
		const started = stepTo(run(atRest), 'b', 0)?.standing ?? atRest;
		expect(stepTo(run(started), 'a', 1)?.before.words).toBe('Back at “a”.');
	});
});
