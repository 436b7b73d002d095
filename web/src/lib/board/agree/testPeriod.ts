const aDay = 24 * 60 * 60 * 1000;

/**
 * Some whole weeks of test from the next Monday to a Friday, and the day by which it is known how it went.
 * @param today `2026-11-26`
 */
export function testPeriod(
	today: string,
	weeks: number
): { testedFrom: string; testedTo: string; measuredBy: string } {
	const at = Date.parse(`${today}T00:00:00Z`);
	const untilMonday = (8 - new Date(at).getUTCDay()) % 7 || 7;
	const day = (offset: number): string =>
		new Date(at + (untilMonday + offset) * aDay).toISOString().slice(0, 10);
	const last = weeks * 7 - 3;
	return { testedFrom: day(0), testedTo: day(last), measuredBy: day(last + 7) };
}
