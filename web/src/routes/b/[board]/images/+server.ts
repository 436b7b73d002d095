import { createHash } from 'node:crypto';
import { boardAccess, copyImages, keepImage, readBoardAccess } from '@small-change/db';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { measureImage, mostImageBytes } from '#lib/server/measureImage.ts';
import type { RequestHandler } from './$types';

const copySchema = z.strictObject({
	/** The board that they are copied from. */
	from: z.string().regex(/^[\w-]{16,40}$/),
	hashes: z
		.array(z.string().regex(/^[0-9a-f]{64}$/))
		.min(1)
		.max(200)
});
const full =
	'This board has no room for more pictures. Put a link to the picture on a note instead, or use another board.';

/** Takes a picture in, or copies pictures from another board of the same person. */
export const POST: RequestHandler = async ({ request, url, params: { board }, locals }) => {
	const { app, person } = locals;
	if (request.headers.get('origin') !== url.origin) error(403, 'Ask from the board’s own page.');
	if (person === undefined) error(404, 'Page not found');
	await mustWrite(locals, board, person.id);
	if (!app.limits.images.take(person.id)) {
		error(429, 'You are adding too many pictures at once. Wait a minute.');
	}
	const type = request.headers.get('content-type')?.split(';')[0]?.trim();
	if (type === 'application/json') {
		const asked = copySchema.safeParse(await request.json().catch(() => undefined));
		if (!asked.success) error(400, 'This names no pictures.');
		const { from, hashes } = asked.data;
		const facts = await readBoardAccess(app.db, { board: from, person: person.id });
		if (facts === undefined || !boardAccess(facts).mayOpen) error(404, 'Page not found');
		if (!(await copyImages(app.db, { from, to: board, hashes, person: person.id }))) {
			error(507, full);
		}
		return json({});
	}
	const bytes = new Uint8Array(await request.arrayBuffer());
	if (bytes.length > mostImageBytes) error(413, 'The picture is too large. Make it smaller first.');
	const measured = measureImage(bytes);
	if (measured === undefined) {
		error(415, 'This is not a picture that browsers can show. Save it as PNG or JPEG first.');
	}
	const hash = createHash('sha256').update(bytes).digest('hex');
	const kept = await keepImage(app.db, { board, person: person.id, hash, bytes, ...measured });
	if (!kept) error(507, full);
	return json({ hash, width: measured.width, height: measured.height }, { status: 201 });
};

async function mustWrite({ app }: App.Locals, board: string, person: string): Promise<void> {
	const facts = /^[\w-]{16,40}$/.test(board)
		? await readBoardAccess(app.db, { board, person })
		: undefined;
	const access = facts && boardAccess(facts);
	if (facts === undefined || access?.mayOpen !== true) error(404, 'Page not found');
	if (!access.mayWrite) error(403, 'You can read this board, but not write on it.');
	if (facts.frozen) error(403, 'The board is frozen. Wait until it is unfrozen.');
}
