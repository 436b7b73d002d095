import { boardAccess, readBoardAccess, readImage } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** A picture of a board, for whoever may open the board. What its name stands for never changes. */
export const GET: RequestHandler = async ({ params: { board, hash }, locals: { app, person } }) => {
	const named = /^[\w-]{16,40}$/.test(board) && /^[0-9a-f]{64}$/.test(hash);
	if (!named || person === undefined) error(404, 'Page not found');
	const facts = await readBoardAccess(app.db, { board, person: person.id });
	if (facts === undefined || !boardAccess(facts).mayOpen) error(404, 'Page not found');
	const image = await readImage(app.db, { board, hash });
	if (image === undefined) error(404, 'Page not found');
	return new Response(new Uint8Array(image.bytes), {
		headers: {
			'content-type': image.type,
			'content-length': `${image.bytes.length}`,
			'cache-control': 'private, max-age=31536000, immutable',
			// Opened by itself it is a picture and nothing that runs.
			'content-security-policy': "default-src 'none'; sandbox",
			'cross-origin-resource-policy': 'same-origin'
		}
	});
};
