import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Box, Tldraw, createShapeId, toRichText } from 'tldraw';
import 'tldraw/tldraw.css';
import { markUsable, wantedNotes } from './marks.js';

const colours = [
	'yellow',
	'orange',
	'light-red',
	'light-violet',
	'violet',
	'light-blue',
	'green',
	'light-green'
];

/** Filled once, and from then on opened from what its own persistence kept in the browser. */
async function onMount(editor) {
	if (editor.getCurrentPageShapeIds().size === 0) {
		const notes = await wantedNotes();
		editor.run(() =>
			editor.createShapes(
				notes.map(({ x, y, colour, text }) => ({
					id: createShapeId(),
					type: 'note',
					x,
					y,
					props: { color: colours[colour], size: 's', richText: toRichText(text) }
				}))
			)
		);
	}
	window.canvas = {
		count: () => editor.getCurrentPageShapeIds().size,
		fitAll: () => {
			editor.zoomToFit({ immediate: true });
		},
		nearMiddle: () => {
			const { x, y } = editor.getCurrentPageBounds().center;
			editor.centerOnPoint({ x, y }, { immediate: true });
			editor.resetZoom(undefined, { immediate: true });
			return undefined;
		},
		screenOf: (x, y) => {
			const { x: left, y: top } = editor.pageToScreen({ x, y });
			return { x: left, y: top };
		},
		selectIn: (x, y, width, height) => {
			const box = new Box(x, y, width, height);
			const inside = editor
				.getCurrentPageShapes()
				.filter((shape) => box.contains(editor.getShapePageBounds(shape)));
			editor.setSelectedShapes(inside.map(({ id }) => id));
			return inside.length;
		},
		shown: () => document.querySelectorAll('.tl-shape').length
	};
	window.canvas.fitAll();
	markUsable();
}

createRoot(document.getElementById('root')).render(
	createElement(Tldraw, {
		assetUrls: getAssetUrlsByImport(),
		persistenceKey: 'bench',
		options: { maxShapesPerPage: 20_000 },
		onMount: (editor) => void onMount(editor)
	})
);
