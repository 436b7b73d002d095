import type { Run } from '@small-change/board';
import { expect, test } from 'vitest';
import { isEnding, isNews, sceneOf } from './scene.ts';

const quiet = {
	ready: true,
	stage: 'running',
	alone: false,
	voting: false,
	agreeing: false,
	result: false,
	agreed: false,
	lit: 'zone',
	notes: 0
} as const;

test.each([
	['people come in', { stage: 'not-started', notes: 3 }, 'gathering'],
	['there is no run sheet and no note', { stage: undefined }, 'gathering'],
	['there is no run sheet, but notes', { stage: undefined, notes: 2 }, 'notes'],
	['the board is still opening', { ready: false }, 'gathering'],
	['everybody writes on their own', { alone: true, notes: 5 }, 'alone'],
	['one note is revealed', { lit: 'note', notes: 5 }, 'note'],
	['notes lie in the zone', { notes: 5 }, 'notes'],
	['nothing lies there yet', {}, 'question'],
	['a vote is open', { voting: true, lit: 'note', notes: 5 }, 'voting'],
	['a vote was closed', { result: true, notes: 5 }, 'result'],
	['an experiment is being agreed on', { agreeing: true, lit: 'note' }, 'agreement'],
	['it ends with something agreed', { agreed: true, notes: 5 }, 'agreed'],
	['it ends so, and a note is in the spotlight', { agreed: true, lit: 'note', notes: 5 }, 'note'],
	['it is over', { stage: 'finished', notes: 5, lit: undefined }, 'notes']
] as const)('when %s', (_, now, scene) => {
	expect(sceneOf({ ...quiet, ...now })).toBe(scene);
});

const clock = { startedAt: 2_000, endsAt: null, pausedAt: null };

test.each([
	['in the phase that is under way', 2_000, { stage: 'running', clock }, true],
	['before it', 1_999, { stage: 'running', clock }, false],
	['not yet', null, { stage: 'running', clock }, false],
	['before the run sheet was started', 5, { stage: 'not-started', clock: null }, true],
	['and the run sheet is over', 5, { stage: 'finished', clock: null }, false],
	['without a run sheet', 5, undefined, true]
] as const)('a vote was closed %s', (_, closedAt, run, is) => {
	expect(isNews({ closedAt }, run)).toBe(is);
});

test('nothing was voted on', () => {
	expect(isNews(undefined, undefined)).toBe(false);
});

const phases = [{ id: 'first' }, { id: 'last' }] as Run['phases'];

test.each([
	['in the last phase', { stage: 'running', current: 'last', phases }, false, true],
	['before it', { stage: 'running', current: 'first', phases }, false, false],
	[
		'in the only one',
		{ stage: 'running', current: 'first', phases: phases.slice(0, 1) },
		false,
		false
	],
	['when the run sheet is over', { stage: 'finished', current: null, phases }, false, true],
	['when it has not begun', { stage: 'not-started', current: null, phases }, false, false],
	['without a run sheet', undefined, false, false],
	['where it is closed', undefined, true, true]
] as const)('whether it comes to its end: %s', (_, run, closed, is) => {
	expect(isEnding(run, closed)).toBe(is);
});
