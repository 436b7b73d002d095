/** The machine's monotonic clock, the same in all of its processes. Milliseconds. */
export function machineClock(): number {
	return Number(process.hrtime.bigint() / 1_000n) / 1_000;
}

/** Waits until the machine's clock shows so many milliseconds. */
export function untilClock(time: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, Math.max(0, time - machineClock()));
	});
}
