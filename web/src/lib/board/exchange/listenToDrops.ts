import { screenPoint } from '@small-change/board';
import type { WorldPoint } from '@small-change/board';
import { addImages, imagesAmong } from '../images/addImages.ts';
import type { Workbench } from '../Workbench.svelte.ts';

/** A picture that is dropped on the board lies there; any other file is offered to be brought in. */
export function listenToDrops(bench: Workbench): () => void {
	function onDragOver(event: DragEvent): void {
		if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
	}
	function onDrop(event: DragEvent): void {
		const file = event.dataTransfer?.files[0];
		if (file === undefined) return;
		event.preventDefault();
		const pictures = imagesAmong(event.dataTransfer?.files);
		if (pictures.length > 0) return void addImages(bench, pictures, placeOf(bench, event));
		bench.dropped = file;
		bench.sheet = 'exchange';
	}
	window.addEventListener('dragover', onDragOver);
	window.addEventListener('drop', onDrop);
	return () => {
		window.removeEventListener('dragover', onDragOver);
		window.removeEventListener('drop', onDrop);
	};
}

function placeOf({ canvas, place }: Workbench, event: DragEvent): WorldPoint | undefined {
	if (place !== 'canvas') return undefined;
	const box = document.querySelector('.canvas')?.getBoundingClientRect();
	return canvas.view.toWorld(
		screenPoint(event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0))
	);
}
