import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from './Metrics.ts';
import type { Readiness } from './readiness.ts';

/** What whoever runs the service asks of a process without pages. */
export interface Answers {
	/** Absent: nobody asked for figures in the configuration. */
	metrics: Metrics | undefined;
	readiness: () => Promise<Readiness>;
}

/** Answers `/health/live`, `/health/ready` and `/metrics`; anything else is not here. */
export async function answerMachines(
	{ metrics, readiness }: Answers,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const answer = (status: number, words: string, type = 'text/plain'): void => {
		response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
		response.end(words);
	};
	const path = request.url?.split('?', 1)[0];
	if (path === '/health/live') return answer(200, 'ok\n');
	if (path === '/health/ready') {
		const { status, words } = await readiness();
		return answer(status, `${words}\n`);
	}
	if (path !== '/metrics' || metrics === undefined) return answer(404, 'Not found\n');
	if (metrics.mayRead(request.headers.authorization ?? null)) {
		return answer(200, await metrics.text(), metrics.contentType);
	}
	response.setHeader('www-authenticate', 'Bearer');
	answer(401, 'Send `authorization: Bearer` with METRICS_TOKEN\n');
}
