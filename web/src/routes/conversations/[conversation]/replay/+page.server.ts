import { replayFor } from '#lib/server/replay.ts';
import type { PageServerLoad } from './$types';

/** What the pictures need comes when there are scripts to show them. */
export const load: PageServerLoad = async ({
	params: { conversation },
	locals: { app, person }
}) => {
	const { title, parts } = await replayFor(app, { conversation, person: person?.id });
	return { title, parts };
};
