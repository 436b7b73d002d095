import type { ConversationRecord, ExperimentOnBoard, RecordedNote } from '@small-change/db';

/** A record with what has become of it since. */
export interface WholeRecord extends ConversationRecord {
	/** Its id. */
	board: string;
	/** Ids of notes and groups. */
	chosen: ReadonlySet<string>;
	experiments: readonly ExperimentOnBoard[];
}

/** By the last round in which the note, or its group, was voted on. */
export function voteFor(
	{ votes }: Pick<WholeRecord, 'votes'>,
	...ids: string[]
): { dots: number; voters: number } | undefined {
	for (const { items } of [...votes].reverse()) {
		const found = items.find(({ item }) => ids.includes(item));
		if (found !== undefined) return found;
	}
	return undefined;
}

export function authorOf({ authors }: WholeRecord, { author }: RecordedNote): string {
	return author === null ? '' : (authors.get(author) ?? '');
}

export function experimentsOf({ experiments }: WholeRecord, note: string): ExperimentOnBoard[] {
	return experiments.filter(({ notes }) => notes.includes(note));
}
