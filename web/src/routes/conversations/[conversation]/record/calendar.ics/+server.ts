import { plannedTests } from '@small-change/db';
import { calendarFile } from '#lib/server/calendarFile.ts';
import { wholeRecord } from '#lib/server/wholeRecord.ts';
import type { RequestHandler } from './$types';

/** The days of a conversation's experiments, for whoever may read its record. */
export const GET: RequestHandler = async (event) => {
	const { app, person } = event.locals;
	const { conversation } = event.params;
	await wholeRecord(app, { conversation, person: person?.id });
	return calendarFile(event, await plannedTests(app.db, conversation));
};
