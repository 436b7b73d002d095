import { documentSchema } from '@small-change/board';
import type { StateAnswer } from '@small-change/board';

/** Asks our server for a whole board. `answered` is called when it begins to come. */
export function fetchState(board: string, answered: () => void): StateAnswer {
	const end = new AbortController();
	return { bytes: take(board, answered, end.signal), cancel: () => end.abort() };
}

async function take(board: string, answered: () => void, signal: AbortSignal): Promise<Uint8Array> {
	const response = await fetch(`/b/${board}/state?schema=${documentSchema}`, { signal });
	if (!response.ok) throw new Error(`No state: ${response.status}`);
	answered();
	return new Uint8Array(await response.arrayBuffer());
}
