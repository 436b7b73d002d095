import { Excalidraw, convertToExcalidrawElements } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { read, write } from './kept.js';
import { markUsable, wantedNotes } from './marks.js';

window.EXCALIDRAW_ASSET_PATH = '/';

const colours = [
	'#ffec99',
	'#ffd8a8',
	'#ffc9c9',
	'#eebefa',
	'#d0bfff',
	'#a5d8ff',
	'#b2f2bb',
	'#96f2d7'
];

/** Filled once, and from then on opened from what was kept in the browser. */
async function elementsOfBoard() {
	const kept = await read('elements');
	if (kept !== undefined) return kept;
	const notes = await wantedNotes();
	const made = convertToExcalidrawElements(
		notes.map(({ x, y, colour, text }) => ({
			type: 'rectangle',
			x,
			y,
			width: 200,
			height: 200,
			backgroundColor: colours[colour],
			fillStyle: 'solid',
			roughness: 0,
			label: { text, fontSize: 16 }
		}))
	);
	await write('elements', made);
	return made;
}

function onApi(api) {
	const view = () => api.getAppState();
	const zoomTo = (zoom, x, y) => {
		const { width, height } = view();
		api.updateScene({
			appState: {
				zoom: { value: zoom },
				scrollX: width / zoom / 2 - x,
				scrollY: height / zoom / 2 - y
			}
		});
	};
	window.canvas = {
		count: () => api.getSceneElements().filter(({ type }) => type === 'rectangle').length,
		fitAll: () => {
			api.scrollToContent(undefined, { fitToViewport: true, viewportZoomFactor: 0.9 });
		},
		nearMiddle: () => {
			const all = api.getSceneElements();
			const xs = all.map(({ x }) => x);
			const ys = all.map(({ y }) => y);
			zoomTo(1, (Math.max(...xs) + 200) / 2, (Math.max(...ys) + 200) / 2);
		},
		screenOf: (x, y) => {
			const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = view();
			return {
				x: (x + scrollX) * zoom.value + offsetLeft,
				y: (y + scrollY) * zoom.value + offsetTop
			};
		},
		selectIn: (x, y, width, height) => {
			const inside = api
				.getSceneElements()
				.filter(
					(one) =>
						one.type === 'rectangle' &&
						one.x >= x &&
						one.y >= y &&
						one.x + one.width <= x + width &&
						one.y + one.height <= y + height
				);
			api.updateScene({
				appState: { selectedElementIds: Object.fromEntries(inside.map(({ id }) => [id, true])) }
			});
			return inside.length;
		},
		shown: () => api.getSceneElements().length
	};
	markUsable();
}

/** The view that shows all of it, as far out as it goes: so that it is drawn once. */
function viewOf(elements) {
	const [right, bottom] = ['x', 'y'].map(
		(axis) => Math.max(...elements.map((one) => one[axis])) + 200
	);
	const { innerWidth: width, innerHeight: height } = window;
	const zoom = Math.max(0.1, Math.min(1, (0.9 * width) / right, (0.9 * height) / bottom));
	return {
		zoom: { value: zoom },
		scrollX: width / zoom / 2 - right / 2,
		scrollY: height / zoom / 2 - bottom / 2
	};
}

const elements = await elementsOfBoard();
createRoot(document.getElementById('root')).render(
	createElement(Excalidraw, {
		initialData: { elements, appState: viewOf(elements) },
		excalidrawAPI: (api) => {
			// It hands itself out before it has loaded what it was given.
			const look = () => {
				if (api.getSceneElements().length >= elements.length) onApi(api);
				else requestAnimationFrame(look);
			};
			look();
		}
	})
);
