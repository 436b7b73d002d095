import { expect, test } from 'vitest';
import { LoadPace } from './LoadPace.ts';

/** Gives batches evenly and commits as soon as may be. @returns commits a second once all has settled */
function commitsASecond(batches: number): number {
	const pace = new LoadPace();
	let commits = 0;
	let due = 0;
	for (let now = 0; now < 4_000; now += 0.25) {
		while (due <= now) {
			pace.given(now);
			due += 1_000 / batches;
		}
		if (pace.wait(now) > 0) continue;
		pace.step(now);
		if (now >= 2_000) commits += 1;
	}
	return commits / 2;
}

test('nobody waits on a node with little to do', () => {
	const pace = new LoadPace();
	for (let now = 0; now < 2_000; now += 20) {
		pace.given(now);
		expect(pace.wait(now)).toBe(0);
		pace.step(now);
	}
});

test('the more there is to do the fewer commits, and never fewer than a hundred and some a second', () => {
	expect(commitsASecond(400)).toBeLessThan(200);
	expect(commitsASecond(4_000)).toBeLessThan(140);
	expect(commitsASecond(4_000)).toBeGreaterThan(100);
});

test('after a rush it is as quick as before', () => {
	const pace = new LoadPace();
	for (let now = 0; now < 1_000; now += 1) pace.given(now);
	pace.step(1_000);
	expect(pace.wait(1_001)).toBeGreaterThan(1);
	pace.given(3_000);
	pace.step(3_000);
	pace.given(3_001);
	expect(pace.wait(3_001)).toBe(0);
});
