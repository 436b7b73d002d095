import { documentSchema } from '@small-change/board';
import { boardAccess, readBoardAccess } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/**
 * A whole board for a page of ours that has nothing of it; what has come since is brought by the socket. No copy
 * stays in the browser's cache, which would outlive signing out (C8): the device's own copy is for that.
 */
export const GET: RequestHandler = async ({ request, url, params: { board }, locals }) => {
	const { app, person } = locals;
	if (person === undefined || !/^[\w-]{16,40}$/.test(board)) error(404, 'Page not found');
	const facts = await readBoardAccess(app.db, { board, person: person.id });
	if (facts === undefined || !boardAccess(facts).mayOpen) error(404, 'Page not found');
	if (url.searchParams.get('schema') !== String(documentSchema)) {
		error(409, 'This page is out of date. Reload it.');
	}
	// Where sockets are another process's the whole board comes over them.
	if (app.wholeState === undefined) error(404, 'Page not found');
	// Whatever runs our pages takes gzip.
	const takesBrotli = /(^|[\s,])br($|[\s,;])/.test(request.headers.get('accept-encoding') ?? '');
	const encoding = takesBrotli ? 'br' : 'gzip';
	const { tag, bytes } = await app.wholeState(board, encoding).catch((cause: unknown) => {
		app.log.warn({ err: cause }, 'a whole board could not be sent');
		error(503, 'Storage is unavailable. Try again.');
	});
	const headers = {
		etag: `"${tag}"`,
		'cache-control': 'private, no-store',
		vary: 'accept-encoding, cookie'
	};
	const isKnown = request.headers.get('if-none-match') === headers.etag;
	if (isKnown) return new Response(undefined, { status: 304, headers });
	return new Response(bytes, {
		headers: {
			...headers,
			'content-type': 'application/octet-stream',
			'content-encoding': encoding,
			'content-length': `${bytes.length}`
		}
	});
};
