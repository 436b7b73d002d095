import type { Workbench } from '../Workbench.svelte.ts';
import { bringImages } from './imageAddress.ts';

/** Copied pictures come along from the board that they lie on. Where they cannot, it is said. */
export async function bringPictures(
	bench: Workbench,
	from: string,
	hashes: readonly string[]
): Promise<void> {
	try {
		await bringImages(bench.boardId, from, [...new Set(hashes)]);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		bench.notice = { words: `The pictures could not be copied. ${why}`, failed: true };
	}
}
