import { plannedTests } from '@small-change/db';
import { calendarFile } from '#lib/server/calendarFile.ts';
import { boardToRead } from '#lib/server/conversations.ts';
import type { RequestHandler } from './$types';

/** The days of a conversation's experiments, for whoever may open its board: before it is closed as well. */
export const GET: RequestHandler = async (event) => {
	const { app, person } = event.locals;
	const { conversation } = event.params;
	await boardToRead(app, { conversation, person: person?.id });
	return calendarFile(event, await plannedTests(app.db, conversation));
};
