import { crc32 } from 'node:zlib';
import { DbError } from '../errors.ts';

export interface StoredUpdate {
	seq: number;
	/** A Yjs v1 update. */
	bytes: Uint8Array;
	/** Null: the server's own, or anonymous. */
	person: string | null;
}

export interface UpdateRow extends StoredUpdate {
	crc: number;
	quarantined: boolean;
}

/**
 * Checks that rows are the unbroken sequence from `after` to `head`, each as it was written, and
 * leaves out what an operator has quarantined.
 * @throws DbError `document_damaged`
 */
export function checkedUpdates(
	rows: readonly UpdateRow[],
	{ document, after, head }: { document: string; after: number; head: number }
): StoredUpdate[] {
	const checked: StoredUpdate[] = [];
	let expected = after;
	for (const { seq, bytes, person, crc, quarantined } of rows) {
		expected += 1;
		if (seq !== expected) throw damaged(document, `update ${expected} is missing`);
		if (quarantined) continue;
		if (crc32(bytes) !== crc) throw damaged(document, `update ${seq} is not as it was written`);
		checked.push({ seq, bytes, person });
	}
	if (expected !== head) throw damaged(document, `update ${expected + 1} of ${head} is missing`);
	return checked;
}

function damaged(document: string, what: string): DbError {
	return new DbError(
		'document_damaged',
		`Document ${document} is damaged: ${what}. Restore the database from a backup, or quarantine the row.`
	);
}
