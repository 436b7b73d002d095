import { error } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { calendarOf } from '#lib/experiments/calendar.ts';
import type { PlannedTest } from '#lib/experiments/calendar.ts';
import { isInCalendar } from '#lib/experiments/standing.ts';

/** The days of experiments as a file for calendars. @throws 404 where none has any */
export function calendarFile(
	{ locals: { app }, url }: Pick<RequestEvent, 'locals' | 'url'>,
	tests: readonly PlannedTest[]
): Response {
	if (!tests.some(isInCalendar)) error(404, 'Page not found');
	const origin = app.config.origin ?? url.origin;
	return new Response(calendarOf(tests, { origin, stamp: new Date() }), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'attachment; filename="calendar.ics"',
			'cache-control': 'private, no-store'
		}
	});
}
