import { outline } from '@small-change/board';
import type { Element, Note, Run, Voting, Zone } from '@small-change/board';

export type Scene =
	| 'agreement'
	| 'gathering'
	| 'alone'
	| 'note'
	| 'voting'
	| 'result'
	| 'agreed'
	| 'notes'
	| 'question';

/** What the room needs to see now. */
export function sceneOf(now: {
	ready: boolean;
	/** Undefined: there is no run sheet. */
	stage: 'not-started' | 'running' | 'finished' | undefined;
	/** Everybody writes on their own. */
	alone: boolean;
	voting: boolean;
	/** An experiment is being agreed on. */
	agreeing: boolean;
	/** What came of the last vote is what the conversation is about. */
	result: boolean;
	/** It comes to its end, and something was agreed on. */
	agreed: boolean;
	/** What is in the spotlight. */
	lit: Element['type'] | undefined;
	notes: number;
}): Scene {
	if (now.agreeing) return 'agreement';
	if (now.voting) return 'voting';
	if (now.result) return 'result';
	if (now.alone) return 'alone';
	if (now.lit === 'note') return 'note';
	if (!now.ready || now.stage === 'not-started') return 'gathering';
	if (now.agreed) return 'agreed';
	if (now.notes > 0) return 'notes';
	return now.stage === undefined ? 'gathering' : 'question';
}

/** Whether a vote was closed in the phase that is under way: its result stays until the conversation goes on. */
export function isNews(
	voting: Pick<Voting, 'closedAt'> | undefined,
	run: Pick<Run, 'stage' | 'clock'> | undefined
): boolean {
	if (typeof voting?.closedAt !== 'number' || run?.stage === 'finished') return false;
	return voting.closedAt >= (run?.clock?.startedAt ?? 0);
}

/** Whether a conversation comes to its end: it is closed, its run sheet is over, or in the last of several phases. */
export function isEnding(
	run: Pick<Run, 'stage' | 'current' | 'phases'> | undefined,
	closed: boolean
): boolean {
	if (closed || run?.stage === 'finished') return true;
	return run !== undefined && run.phases.length > 1 && run.phases.at(-1)?.id === run.current;
}

export interface ShownNotes {
	id: string;
	/** Of a group. */
	title: string;
	notes: readonly Note[];
}

/** The notes of a zone, or of the whole board, by group; those of no group each alone, the newest last as they are read. */
export function notesToShow(
	elements: Iterable<Element>,
	zone: Pick<Zone, 'id'> | undefined
): ShownNotes[] {
	const all = outline({ elements: () => elements });
	const parts = zone === undefined ? all : all.filter((part) => part.zone?.id === zone.id);
	return parts.flatMap(({ groups, loose }) => [
		...groups.map(({ group, notes }) => ({
			id: group.id,
			title: group.title,
			notes: written(notes)
		})),
		...written(loose).map((note) => ({ id: note.id, title: '', notes: [note] }))
	]);
}

function written(notes: readonly Note[]): Note[] {
	return notes.filter(({ text }) => text.trim() !== '');
}
