/** What the status line says; `words` are complete and true. `waiting`: changes not yet confirmed. */
export interface SaveStatus {
	kind: 'connecting' | 'saved' | 'saving' | 'offline' | 'not-saved' | 'refused';
	words: string;
	waiting: number;
}

/** A change that waits for longer than this is called not saved. Milliseconds. */
export const patienceForSaving = 5_000;

/** Derives the words of the status line from what is known of the line and of the changes. */
export function saveStatus(known: {
	ended: string | undefined;
	/** Whether the board is here, so that one may say what became of the changes. */
	open: boolean;
	live: boolean;
	waiting: number;
	waitingFor: number;
	storageDown: boolean;
	trouble: string | undefined;
	/** Whether the device has confirmed that it keeps all that waits. */
	kept: boolean;
	/** Why the device keeps nothing more, as half a sentence. */
	keepingTrouble: string | undefined;
}): SaveStatus {
	const { waiting } = known;
	if (known.ended !== undefined) return { kind: 'refused', words: known.ended, waiting };
	if (known.live && known.storageDown) {
		return { kind: 'not-saved', words: 'Not saved: storage unavailable', waiting };
	}
	if (known.live) {
		if (waiting === 0) return { kind: 'saved', words: 'Saved', waiting };
		if (known.waitingFor < patienceForSaving) return { kind: 'saving', words: 'Saving…', waiting };
		const words = `Not saved: the server has not confirmed ${changes(waiting)}`;
		return { kind: 'not-saved', words, waiting };
	}
	if (known.trouble !== undefined) {
		return { kind: 'not-saved', words: `Not saved: ${known.trouble}`, waiting };
	}
	if (!known.open) return { kind: 'connecting', words: 'Connecting…', waiting };
	if (waiting === 0)
		return { kind: 'offline', words: 'Offline: everything you did is saved', waiting };
	return { kind: 'offline', words: `Offline: ${changes(waiting)} ${whereKept(known)}`, waiting };
}

function whereKept(known: { kept: boolean; keepingTrouble: string | undefined }): string {
	if (known.kept) return 'kept on this device';
	if (known.keepingTrouble === undefined) return 'kept in this tab';
	return `kept in this tab only: ${known.keepingTrouble}`;
}

function changes(count: number): string {
	return count === 1 ? '1 change' : `${count} changes`;
}
