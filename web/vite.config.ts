import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Adapter } from '@sveltejs/kit';
import type { UserConfig } from 'vite';

/**
 * Run by Node as they are, never bundled: a second copy of one of them in the server build would be
 * a second connection pool, or a second Yjs whose types do not recognise the first one's.
 */
const neverBundled = [
	'@small-change/board',
	'@small-change/db',
	'@small-change/collab-server',
	'yjs'
];

/** How the site is built and served. `site`: what stands around it when it runs. */
export function siteConfig(site: Adapter = adapter()): UserConfig {
	return {
		plugins: [
			sveltekit({
				adapter: site,
				compilerOptions: { runes: true },
				// The shell is shown at every board's address: what it loads is named from the root.
				paths: { relative: false },
				// The worker fetches the whole site: a board that is opened has it do so, in its time.
				serviceWorker: { register: false },
				// A board has two dozen small style sheets, and a phone's line asks for six files at a time. In bytes.
				inlineStyleThreshold: 2_100,
				csp: {
					// A nonce a request; the one page that is made beforehand has hashes.
					mode: 'auto',
					directives: {
						'default-src': ['self'],
						'script-src': ['self'],
						'style-src': ['self'],
						// Server-rendered `style:` directives are attributes; scripts stay without any inline.
						'style-src-attr': ['unsafe-inline'],
						'img-src': ['self', 'data:', 'blob:'],
						'font-src': ['self'],
						// The page that is made beforehand cannot know where the sockets are; in all others hooks.server.ts names it.
						'connect-src': ['self', 'ws:', 'wss:'],
						'object-src': ['none'],
						'base-uri': ['none'],
						'form-action': ['self'],
						'frame-ancestors': ['none']
					}
				}
			})
		],
		css: { preprocessorOptions: { scss: { quietDeps: true } } },
		ssr: { external: neverBundled },
		// `ssr.external` alone passes over packages whose entry is TypeScript, which these are.
		environments: { ssr: { build: { rolldownOptions: { external: neverBundled } } } }
	};
}

export default siteConfig();
