import { makeElement, worldPoint } from '@small-change/board';
import type { Size, WorldPoint } from '@small-change/board';
import { newId } from '../newId.ts';
import { noteGap } from '../tools/sizeWithin.ts';
import type { Workbench } from '../Workbench.svelte.ts';
import { sendImage } from './imageAddress.ts';
import { shrink } from './shrink.ts';

/** The longest side of a picture that was just put down. World px. */
const usualSide = 480;
const mostAtOnce = 20;

/** Puts pictures on the board beside each other, the first with its middle at a place, else in the middle of what is seen. */
export async function addImages(
	bench: Workbench,
	files: readonly Blob[],
	at?: WorldPoint
): Promise<void> {
	const { actions, announcer, selection } = bench;
	const forbidden = actions.whyNot('write');
	if (forbidden !== undefined) return announcer.say(forbidden);
	const some = files.slice(0, mostAtOnce);
	const many = some.length === 1 ? 'a picture' : `${some.length} pictures`;
	bench.notice = { words: `Adding ${many}…` };
	const added: string[] = [];
	try {
		const [left, y] = at ?? freePlace(bench);
		let x = left;
		for (const file of some) {
			const { blob, width, height } = await shrink(file);
			const hash = await sendImage(bench.boardId, blob);
			const scale = Math.min(1, usualSide / Math.max(width, height));
			const size: Size = [Math.round(width * scale), Math.round(height * scale)];
			const id = newId();
			const made = actions.step('add a picture', ({ board, hand }) => {
				const corner = worldPoint(Math.round(x - size[0] / 2), Math.round(y - size[1] / 2));
				makeElement(board, hand, { type: 'image', id, at: corner, size, hash, alt: '' });
			});
			if (made) added.push(id);
			x += size[0] + noteGap;
		}
		bench.notice = undefined;
		announcer.say(
			added.length === 1
				? 'Picture added. Press Enter to say what it shows.'
				: `${added.length} pictures added. Say what they show: Enter on each.`
		);
	} catch (error) {
		const words = error instanceof Error ? error.message : String(error);
		bench.notice = { words, failed: true };
	} finally {
		if (added.length > 0) selection.set(added);
		const [only = ''] = added.length === 1 ? added : [];
		if (only !== '' && bench.place === 'canvas') void bench.canvas.focus(only);
	}
}

/** Lets a person choose pictures on their device; on a phone this offers the camera. */
export function chooseImages(bench: Workbench): void {
	const field = document.createElement('input');
	field.type = 'file';
	field.accept = 'image/*';
	field.multiple = true;
	field.onchange = () => void addImages(bench, [...(field.files ?? [])]);
	field.click();
}

export function imagesAmong(files: Iterable<File> | undefined): File[] {
	return [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

/** The middle of what is seen; from the list, which sees no place, below everything. */
function freePlace({ canvas, place, store }: Workbench): WorldPoint {
	if (place === 'canvas') return canvas.view.centre;
	const extent = store.extent;
	if (extent === undefined) return worldPoint(0, 0);
	return worldPoint(extent.minX + usualSide / 2, extent.maxY + noteGap + usualSide / 2);
}
