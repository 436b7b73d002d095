import type { Seen } from '../BoardStore.svelte.ts';
import type { Canvas } from '../Canvas.svelte.ts';
import type { People } from '../People.svelte.ts';

/** Where elements are seen: in this person's hand, else in somebody else's, else where they lie. */
export function seenBy(canvas: Canvas, people: People): Seen {
	return (element) => {
		// Read by its signal, so that whoever asks is asked again when it moves.
		const now = canvas.store.cell(element.id)?.value;
		const lies = now !== undefined && 'at' in now ? now : element;
		const held = canvas.lifted.get(element.id) ?? people.hands.get(element.id);
		if (held === undefined) return lies;
		const at = held.at as typeof lies.at;
		return { at, size: held.size ?? lies.size };
	};
}
