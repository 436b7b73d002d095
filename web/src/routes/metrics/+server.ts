import type { RequestHandler } from './$types';

/** Figures for Prometheus, where the configuration asks for them. */
export const GET: RequestHandler = async ({ locals: { app }, request }) => {
	const { metrics } = app;
	if (metrics === undefined) return plain('Not found\n', { status: 404 });
	if (!metrics.mayRead(request.headers.get('authorization'))) {
		const headers = { 'www-authenticate': 'Bearer' };
		return plain('Send `authorization: Bearer` with METRICS_TOKEN\n', { status: 401, headers });
	}
	const headers = { 'content-type': metrics.contentType, 'cache-control': 'no-store' };
	return new Response(await metrics.text(), { headers });
};

function plain(text: string, init: { status: number; headers?: Record<string, string> }): Response {
	return new Response(text, {
		...init,
		headers: { 'content-type': 'text/plain', ...init.headers }
	});
}
