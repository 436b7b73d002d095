import * as Y from 'yjs';

/** A document's whole state as one update, and its state vector. */
export interface Folded {
	state: Uint8Array;
	stateVector: Uint8Array;
}

/**
 * Folds a snapshot and the rows after it into one state, and reads that state back: a snapshot that
 * does not hold exactly what its rows hold is never written.
 * @throws Error where something refers to what is not there, or where the copy differs
 */
export function foldUpdates(stored: {
	snapshot: Uint8Array | undefined;
	updates: readonly Uint8Array[];
}): Folded {
	const doc = new Y.Doc();
	doc.transact(() => {
		if (stored.snapshot !== undefined) Y.applyUpdate(doc, stored.snapshot);
		for (const update of stored.updates) Y.applyUpdate(doc, update);
	});
	if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
		throw new Error(
			'The log refers to changes that it does not hold: run a check of this document.'
		);
	}
	const state = Y.encodeStateAsUpdate(doc);
	const copy = new Y.Doc();
	Y.applyUpdate(copy, state);
	if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(copy))) {
		throw new Error('The folded state differs from the log that it was made from.');
	}
	return { state, stateVector: Y.encodeStateVector(doc) };
}
