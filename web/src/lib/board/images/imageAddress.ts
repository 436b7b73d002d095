/** Where a board's picture is. */
export function imageAddress(board: string, hash: string): string {
	return `/b/${board}/images/${hash}`;
}

/**
 * Sends a picture to a board. @returns its hash
 * @throws Error that names the cure
 */
export async function sendImage(board: string, blob: Blob): Promise<string> {
	const response = await post(board, blob, blob.type);
	const { hash } = (await response.json()) as { hash: string };
	return hash;
}

/**
 * Lets a board have pictures of another.
 * @throws Error that names the cure
 */
export async function bringImages(board: string, from: string, hashes: string[]): Promise<void> {
	await post(board, JSON.stringify({ from, hashes }), 'application/json');
}

async function post(board: string, body: BodyInit, type: string): Promise<Response> {
	const response = await fetch(`/b/${board}/images`, {
		method: 'POST',
		headers: { 'content-type': type, accept: 'application/json' },
		body
	}).catch(() => {
		throw new Error('Pictures need a connection. Try again when you are online.');
	});
	if (response.ok) return response;
	const said = (await response.json().catch(() => undefined)) as { message?: string } | undefined;
	throw new Error(said?.message ?? 'The picture could not be added. Try again in a moment.');
}
