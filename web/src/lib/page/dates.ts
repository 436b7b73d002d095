const inWords = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
});
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `2026-11-25` as 25 November 2026. */
export function dayInWords(day: string): string {
	return inWords.format(new Date(`${day}T00:00:00Z`));
}

/** `2026-11-25` as 25 Nov 2026. */
export function shortDate(day: string): string {
	return `${shortDay(day)} ${day.slice(0, 4)}`;
}

/** `2026-11-25` as 25 Nov. */
export function shortDay(day: string): string {
	return short.format(new Date(`${day}T00:00:00Z`));
}

/** The day of a moment, as `2026-11-25`, where the programme takes place. */
export function dayOf(moment: Date): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(moment);
}

const moments = new Intl.DateTimeFormat('en-GB', {
	...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
	timeZone: 'Europe/London'
});

/** A moment as 25 Nov 2026, 14:05, where the programme takes place. */
export function momentInWords(moment: Date): string {
	return moments.format(moment);
}

/** The day that a form's three fields name. @returns undefined where there is no such day */
export function dayFrom(day: string, month: string, year: string): string | undefined {
	if (![day, month].every((part) => /^\d{1,2}$/.test(part)) || !/^\d{4}$/.test(year)) {
		return undefined;
	}
	if (year < '1900' || year > '2199') return undefined;
	const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const date = new Date(`${iso}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}
