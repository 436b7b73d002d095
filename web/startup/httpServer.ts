import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { App } from '../src/lib/server/App.ts';
import type { CollabServer } from '@small-change/collab-server';

/** Private names, so that no client can say which origin it was served from. Read by the adapter at its import. */
const protocolHeader = 'x-small-change-protocol';
const hostHeader = 'x-small-change-host';

type Handler = (request: IncomingMessage & { app?: App }, response: ServerResponse) => void;

/** Whoever sends a request's head one byte at a time is not waited for. Milliseconds. */
const slowest = { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 };

/** Loads the built site. The adapter reads its settings from the environment when it is imported. */
export async function loadHandler(): Promise<Handler> {
	process.env['PROTOCOL_HEADER'] = protocolHeader;
	process.env['HOST_HEADER'] = hostHeader;
	const built = new URL('../build/handler.js', import.meta.url).href;
	const { handler } = (await import(built)) as { handler: Handler };
	return handler;
}

/** One server for pages and sockets: the upgrade for `/collab/…` and `/yjs/…` goes to the collab server, all else to SvelteKit. */
export function makeHttpServer(
	app: App,
	collab: CollabServer | undefined,
	handler: Handler
): Server {
	const server = createServer(slowest, (request: IncomingMessage & { app?: App }, response) => {
		const origin = app.config.origin === undefined ? undefined : new URL(app.config.origin);
		request.headers[protocolHeader] = origin?.protocol.slice(0, -1) ?? 'http';
		request.headers[hostHeader] = origin?.host ?? request.headers.host ?? 'localhost';
		request.app = app;
		handler(request, response);
	});
	server.on('upgrade', (request, socket, head) => {
		socket.on('error', (error) =>
			app.log.debug({ err: error }, 'socket failed before its upgrade')
		);
		if (collab === undefined) socket.end(noSockets);
		else collab.handleUpgrade(request, socket, head);
	});
	return server;
}

/** Sockets go to processes of their own. */
const noSockets = 'HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** @throws Error with one sentence that names the cure, where the port cannot be had. */
export function listen(
	server: Server,
	{ host, port }: { host: string; port: number }
): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			reject(new ListenError(sentence(error, host, port), { cause: error }));
		});
		server.listen(port, host, () => {
			const address = server.address();
			resolve(typeof address === 'object' && address !== null ? address.port : port);
		});
	});
}

export class ListenError extends Error {
	override readonly name = 'ListenError';
}

function sentence(error: NodeJS.ErrnoException, host: string, port: number): string {
	if (error.code === 'EADDRINUSE') {
		return `Port ${port} is taken by another program: stop it, or set PORT to a free port, for example PORT=${port + 1}.`;
	}
	if (error.code === 'EACCES')
		return `Port ${port} may not be used here: set PORT to another number above 1023.`;
	return `Cannot listen on ${host}:${port} (${error.code ?? error.message}): set HOST to an address of this machine.`;
}
