import { screenPoint } from '@small-change/board';
import type { Canvas } from '../Canvas.svelte.ts';

/** A notch of a wheel with lines or pages in it. Px. */
const lineHeight = 16;
const pageHeight = 400;
/** No single event zooms further than this. */
const mostZoomStep = 24;

/** The wheel moves the view; with Control (which is what a trackpad's pinch sends) it zooms at the pointer. */
export function wheel(canvas: Canvas) {
	return (element: HTMLElement): (() => void) => {
		function onWheel(event: WheelEvent): void {
			if (event.target instanceof Element && event.target.closest('textarea, [role="dialog"]'))
				return;
			event.preventDefault();
			const unit = event.deltaMode === 1 ? lineHeight : event.deltaMode === 2 ? pageHeight : 1;
			const [x, y] = [event.deltaX * unit, event.deltaY * unit];
			if (!event.ctrlKey && !event.metaKey) {
				const sideways = event.shiftKey && x === 0;
				canvas.view.panBy(sideways ? -y : -x, sideways ? 0 : -y);
				return;
			}
			const { left, top } = element.getBoundingClientRect();
			const step = Math.max(-mostZoomStep, Math.min(mostZoomStep, y));
			canvas.view.zoomAt(
				screenPoint(event.clientX - left, event.clientY - top),
				Math.exp(-step / 100)
			);
		}
		// Passive listeners cannot keep the page from zooming.
		element.addEventListener('wheel', onWheel, { passive: false });
		return () => element.removeEventListener('wheel', onWheel);
	};
}
