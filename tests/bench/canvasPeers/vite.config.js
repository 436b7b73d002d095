import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A page for each peer, with its own fonts beside it: nothing is fetched from elsewhere. */
export default defineConfig({
	root: here('.'),
	define: { 'process.env.IS_PREACT': JSON.stringify('false') },
	build: {
		rollupOptions: { input: { tldraw: here('tldraw.html'), excalidraw: here('excalidraw.html') } },
		chunkSizeWarningLimit: 10_000,
		reportCompressedSize: false
	},
	plugins: [
		{
			name: 'excalidraw-fonts',
			closeBundle: () =>
				cp(here('node_modules/@excalidraw/excalidraw/dist/prod/fonts'), here('dist/fonts'), {
					recursive: true
				})
		}
	]
});
