import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';

/**
 * Lets a page open without a network: it keeps the built parts of the site and one empty shell, and
 * nothing that is anybody's. What a person wrote is in the device's own copy, which the shell reads.
 */
const cacheName = `site-${version}`;
const shell = '/offline';
const kept = new Set([
	...immutable.map(({ path }) => rooted(path)),
	...assets.map(({ path }) => rooted(path))
]);

function rooted(path: string): string {
	return path.startsWith('/') ? path : `/${path}`;
}

self.addEventListener('install', (event) => {
	event.waitUntil(keep());
});

async function keep(): Promise<void> {
	const cache = await caches.open(cacheName);
	await cache.addAll([...kept, shell]);
}

self.addEventListener('activate', (event) => {
	event.waitUntil(letGo());
});

/** No tab uses an older release any more. */
async function letGo(): Promise<void> {
	for (const name of await caches.keys()) if (name !== cacheName) await caches.delete(name);
}

/** Until when parts come from what is kept, since the network just brought no page. Milliseconds since the epoch. */
let awayUntil = 0;
const goodFor = 60_000;

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== location.origin) return;
	if (request.mode === 'navigate') event.respondWith(open(request));
	// With a network the browser's own cache has them, and knows what it loaded ahead.
	else if (kept.has(url.pathname) && isAway()) event.respondWith(part(request));
});

function isAway(): boolean {
	return !navigator.onLine || Date.now() < awayUntil;
}

/** The page itself, and the shell where no network brings it. */
async function open(request: Request): Promise<Response> {
	try {
		return await fetch(request);
	} catch (error) {
		const empty = await caches.match(shell);
		if (empty === undefined) throw error;
		awayUntil = Date.now() + goodFor;
		return empty;
	}
}

async function part(request: Request): Promise<Response> {
	return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
