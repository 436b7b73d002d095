import { createServer } from 'node:net';

/** Below what systems give to whoever asks for any port, so that nobody is given it before it is used. */
const [first, last] = [10_000, 32_000];

/** A port of the loopback that nobody listens on just now. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = first + Math.floor(Math.random() * (last - first));
		if (await isFree(port)) return port;
	}
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
