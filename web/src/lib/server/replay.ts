import { setImmediate } from 'node:timers/promises';
import type { Element } from '@small-change/board';
import { hiddenOn, phaseStepsOf, readHistory, readRecord } from '@small-change/db';
import type { ConversationRecord, Database } from '@small-change/db';
import { error } from '@sveltejs/kit';
import { laidOver, takesOf, thinned } from '#lib/replay/frames.ts';
import type { Frame } from '#lib/replay/frames.ts';
import { courseOf, partAt } from '#lib/replay/parts.ts';
import type { Course, Part } from '#lib/replay/parts.ts';
import { toldOf } from '#lib/replay/told.ts';
import type { Told } from '#lib/replay/told.ts';
import type { App } from './App.ts';
import { boardToRead } from './conversations.ts';
import { recordFrames } from './recordFrames.ts';

export interface PartTold extends Part, Told {
	/** What was voted on in rounds that were closed in it. */
	votes: Omit<ConversationRecord['votes'][number], 'closedAt'>[];
}

/** How a closed conversation came about, without who did what. */
interface Replay {
	parts: PartTold[];
	frames: Frame[];
}

const mostFrames = 600;

/**
 * Of the conversations that were asked for last: what is closed stays as it was, but for notes that are hidden
 * or shown again. By the conversation and those notes, the latest last.
 */
const kept = new Map<string, Promise<Replay>>();
const mostKept = 4;

/** The replay of a conversation. @throws 404 where it is not closed, or not this person's to read */
export async function replayFor(
	app: App,
	{ conversation, person }: { conversation: string; person: string | undefined }
): Promise<Replay & { title: string }> {
	const { board, document, closed, title } = await boardToRead(app, { conversation, person });
	if (!closed) error(404, 'Page not found');
	const hidden = (await hiddenOn(app.db, board)).map(({ note }) => note);
	const key = [conversation, ...hidden].join(' ');
	const known = kept.get(key);
	const replay = known ?? makeReplay(app.db, { conversation, document, hidden: new Set(hidden) });
	kept.delete(key);
	kept.set(key, replay);
	for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
	try {
		return { ...(await replay), title };
	} catch (cause) {
		if (kept.get(key) === replay) kept.delete(key);
		throw cause;
	}
}

async function makeReplay(
	db: Database,
	{
		conversation,
		document,
		hidden
	}: { conversation: string; document: string; hidden: ReadonlySet<string> }
): Promise<Replay> {
	const [record, steps, history] = await Promise.all([
		readRecord(db, conversation),
		phaseStepsOf(db, conversation),
		readHistory(db, document)
	]);
	if (record === undefined) error(404, 'Page not found');
	const end = record.closedAt.getTime();
	// A facilitator may let a board go on after it was closed: that is no part of the conversation.
	const written = history.updates.filter(({ at }) => at.getTime() <= end);
	const first = written[0]?.at.getTime() ?? end;
	const { start, parts } = courseOf(steps, { first, end });
	const updates = written.map(({ at, bytes }) => ({ at: at.getTime() - start, bytes }));
	const all = await recordFrames(history.beginning, takesOf(updates, parts), hidden);
	return {
		parts: await partsTold(parts, all, votesByPart(record, { start, parts })),
		frames: thinned(all, mostFrames)
	};
}

/** Lets others have their turn after each part. */
async function partsTold(
	parts: readonly Part[],
	frames: readonly Frame[],
	votes: ReadonlyMap<number, PartTold['votes']>
): Promise<PartTold[]> {
	const board = new Map<string, Element>();
	const told: PartTold[] = [];
	for (const [index, part] of parts.entries()) {
		const before = new Map(board);
		laidOver(
			board,
			frames.filter((frame) => frame.part === index)
		);
		told.push({ ...part, ...toldOf(before, board), votes: votes.get(index) ?? [] });
		await setImmediate();
	}
	return told;
}

function votesByPart(
	{ votes }: ConversationRecord,
	{ start, parts }: Course
): Map<number, PartTold['votes']> {
	const closed = votes.map(({ closedAt, ...vote }) => ({
		part: partAt(parts, (closedAt?.getTime() ?? start) - start),
		vote
	}));
	return new Map(
		parts.map((_, index) => [
			index,
			closed.flatMap(({ part, vote }) => (part === index ? [vote] : []))
		])
	);
}
