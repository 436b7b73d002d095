/**
 * Adds the headers that keep a page to itself. The script and style rules come from SvelteKit, which
 * knows the nonce; here the sockets' address is put in the place of all: the page's own site, since not every browser takes
 * `'self'` to include `ws:`, or wherever the collab processes are.
 */
export function secure(
	response: Response,
	{ url, collabUrl }: { url: URL; collabUrl: string | undefined }
): Response {
	const { headers } = response;
	const policy = headers.get('content-security-policy');
	if (policy !== null) {
		const socket = collabUrl ?? `${url.protocol === 'https:' ? 'wss:' : 'ws:'}//${url.host}`;
		headers.set(
			'content-security-policy',
			policy.replace("connect-src 'self' ws: wss:", `connect-src 'self' ${socket}`)
		);
	}
	headers.set('x-content-type-options', 'nosniff');
	headers.set('x-frame-options', 'DENY');
	// A board's address is its key: no other site is told it.
	headers.set('referrer-policy', 'same-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
	if (url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
	return response;
}
