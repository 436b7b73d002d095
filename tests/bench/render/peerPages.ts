import { createServer } from 'node:http';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { benchNotes } from './grid.ts';

const folder = fileURLToPath(new URL('../canvasPeers/dist', import.meta.url));
const types: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.woff2': 'font/woff2',
	'.svg': 'image/svg+xml'
};

/** Serves the peers' pages from memory, packed beforehand: its own work costs them nothing. */
export async function servePeers(): Promise<{ base: string; close: () => void }> {
	const files = new Map<string, { body: Buffer; type: string }>();
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		const body = gzipSync(await readFile(path));
		const type = types[extname(path)] ?? 'application/octet-stream';
		files.set(path.slice(folder.length).replaceAll('\\', '/'), { body, type });
	}
	let notes = '[]';
	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
		if (pathname === '/fill') {
			notes = JSON.stringify(benchNotes(Number(searchParams.get('notes'))));
			return void response.end('filled');
		}
		if (pathname === '/notes.json') return void response.end(notes);
		const file = files.get(pathname);
		if (file === undefined) return void response.writeHead(404).end();
		response
			.writeHead(200, {
				'content-type': file.type,
				'content-encoding': 'gzip',
				'cache-control': pathname.startsWith('/assets/')
					? 'max-age=31536000, immutable'
					: 'no-cache'
			})
			.end(file.body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port.');
	return { base: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
