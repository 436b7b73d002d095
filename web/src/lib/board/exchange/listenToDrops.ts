import type { Workbench } from '../Workbench.svelte.ts';

/** A file that is dropped on the board is offered to be brought in. */
export function listenToDrops(bench: Workbench): () => void {
	function onDragOver(event: DragEvent): void {
		if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
	}
	function onDrop(event: DragEvent): void {
		const file = event.dataTransfer?.files[0];
		if (file === undefined) return;
		event.preventDefault();
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
