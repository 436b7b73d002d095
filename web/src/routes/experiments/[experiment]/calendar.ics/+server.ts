import { calendarFile } from '#lib/server/calendarFile.ts';
import { experimentAt } from '#lib/server/experiments.ts';
import type { RequestHandler } from './$types';

/** The days of an experiment that is agreed or runs, for whoever may see it. */
export const GET: RequestHandler = async (event) => {
	const { app, person } = event.locals;
	const { experiment } = await experimentAt(app, { experiment: event.params.experiment, person });
	return calendarFile(event, [experiment]);
};
