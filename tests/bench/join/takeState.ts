import { documentSchema, readWholeState } from '@small-change/board';
import * as Y from 'yjs';
import type { Guest } from '../../src/Guest.ts';

/** What is known of a state that came over HTTP; read once for all, so that the server alone is measured. */
export type KnownVectors = Map<string, Uint8Array>;

/** Takes the whole board by HTTP, as a page does, for the difference to be asked for. */
export async function takeState(
	guest: Guest,
	vectors: KnownVectors
): Promise<{ bytes: number; vector: Uint8Array }> {
	const answer = await guest.get(`/b/${guest.board}/state?schema=${documentSchema}`);
	const body = new Uint8Array(await answer.arrayBuffer());
	const tag = answer.headers.get('etag') ?? '';
	const vector = vectors.get(tag) ?? vectorOf(body);
	vectors.set(tag, vector);
	return { bytes: Number(answer.headers.get('content-length')), vector };
}

function vectorOf(body: Uint8Array): Uint8Array {
	const state = readWholeState(body);
	if (state === undefined) throw new Error('No state came.');
	const doc = new Y.Doc();
	Y.applyUpdateV2(doc, state.update);
	return Y.encodeStateVector(doc);
}
