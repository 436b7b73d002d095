import { replayFor } from '#lib/server/replay.ts';
import type { RequestHandler } from './$types';

/** The board of a closed conversation, frame by frame. */
export const GET: RequestHandler = async ({
	params: { conversation },
	locals: { app, person }
}) => {
	const { frames } = await replayFor(app, { conversation, person: person?.id });
	return Response.json(frames, { headers: { 'cache-control': 'private, no-store' } });
};
