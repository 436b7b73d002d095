const aDay = 24 * 60 * 60 * 1_000;

/** Ten in the morning of a working day, so many days before `now`; after it, below 0. */
export function momentBefore(now: Date, days: number): Date {
	const moment = new Date(now.getTime() - days * aDay);
	const weekday = moment.getUTCDay();
	const weekend = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
	moment.setUTCDate(moment.getUTCDate() - weekend);
	moment.setUTCHours(10, 0, 0, 0);
	return moment;
}

/** The same as a day, `YYYY-MM-DD`. */
export function dayBefore(now: Date, days: number): string {
	return momentBefore(now, days).toISOString().slice(0, 10);
}
