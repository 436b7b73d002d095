import { createServer } from 'node:http';
import adapter from '@sveltejs/adapter-node';
import { pino } from 'pino';
import { createServer as createVite } from 'vite';
import { parseConfig } from './src/lib/server/config.ts';
import { endOnSignals } from './startup/endOnSignals.ts';
import { startApplication } from './startup/application.ts';
import { listen } from './startup/httpServer.ts';
import { siteConfig } from './vite.config.ts';

/** Serves pages as they are edited, and sockets, on one port. */
export async function main(): Promise<void> {
	const config = parseConfig(process.env);
	const application = await startApplication(config, pino({ level: config.logLevel }), console.log);
	const server = createServer();
	const emulate = () => ({ platform: () => ({ req: { app: application.app } }) as App.Platform });
	const vite = await createVite({
		...siteConfig({ ...adapter(), emulate }),
		configFile: false,
		root: import.meta.dirname,
		server: { middlewareMode: true, hmr: { server } }
	});
	server.on('request', vite.middlewares);
	server.on('upgrade', (request, socket, head) => {
		if (/^\/(collab|yjs)\//.test(request.url ?? ''))
			application.collab?.handleUpgrade(request, socket, head);
	});
	endOnSignals({ log: application.app.log, stop: application.stop }, server);
	const port = await listen(server, config);
	console.log(`Serving what is edited on http://localhost:${port}/`);
}

if (import.meta.main) await main();
