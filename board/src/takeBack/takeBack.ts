import * as Y from 'yjs';
import { BoardDocument } from '../BoardDocument.ts';
import type { Hand } from '../BoardDocument.ts';
import { longestText } from '../elements.ts';
import type { Element, TextKey } from '../elements.ts';
import { makeElements, removeElements } from '../operations.ts';
import { isRequired, partsOf } from '../parts.ts';
import { Traces } from './Traces.ts';
import type { Whose } from './Traces.ts';

/** A board's history, as far back as it is kept, and whose each part of it is. */
export interface TracedHistory {
	/** The state in which it begins, as a Yjs v1 update; undefined where it begins with nothing. */
	beginning: Uint8Array | undefined;
	/** In the order of their commit; Yjs v1. */
	updates: readonly { bytes: Uint8Array; whose: Whose }[];
	/** Ids of notes that are theirs though another hand made them. */
	notesOfTheirs: readonly string[];
	/** A fresh Yjs client id, under which it is taken back. */
	clientId: number;
}

export interface TakenBack {
	/** Yjs v1; undefined where there is nothing to take back. */
	update: Uint8Array | undefined;
	/** Whether something is written under the client id. */
	usesClient: boolean;
	/** Elements that are gone with it. */
	removed: number;
	/** Ids of the elements that are there again. */
	restored: string[];
	/** Elements of others of which something is again as it was. */
	changed: number;
}

/**
 * Makes the update that takes back what one person did. What others have changed since stays as they made it: a value
 * that was set again, words that somebody else wrote, a note into which somebody else wrote.
 */
export function takeBack({
	beginning,
	updates,
	notesOfTheirs,
	clientId
}: TracedHistory): TakenBack {
	// What was deleted must be readable, to be written again.
	const doc = new Y.Doc({ gc: false });
	const board = new BoardDocument(doc);
	if (beginning !== undefined) Y.applyUpdate(doc, beginning);
	const traces = new Traces(board, new Set(notesOfTheirs));
	for (const { bytes, whose } of updates) traces.take(bytes, whose);
	doc.clientID = clientId;
	const made: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => made.push(update));
	const before = doc.store.clients.get(clientId);
	const counts = undo(board, traces);
	return {
		...counts,
		update: made.length === 0 ? undefined : Y.mergeUpdates(made),
		usesClient: before === undefined && Y.getState(doc.store, clientId) > 0
	};
}

const hand: Hand = { person: '' };

function undo(
	board: BoardDocument,
	traces: Traces
): Pick<TakenBack, 'removed' | 'restored' | 'changed'> {
	const changed = new Set<string>();
	for (const text of [...traces.texts.values(), ...textsBuiltOn(board, traces)]) {
		if (undoText(board, traces, text)) changed.add(text.id);
	}
	for (const { id, key, before } of traces.parts.values()) {
		if (!traces.made.has(id) && undoPart(board, { id, key, before })) changed.add(id);
	}
	const going = [...traces.made].filter(
		(id) => board.element(id) !== undefined && !traces.wordsOfOthers.has(id)
	);
	const elements = [...traces.removed.values()].map((element) => asBefore(element, traces));
	// What they replaced goes first: the old one comes back under the same id.
	const replaced = elements.filter(({ id }) => board.element(id) !== undefined).map(({ id }) => id);
	removeElements(board, hand, { ids: [...going, ...replaced] });
	makeElements(board, hand, [...elements].sort(groupsFirst));
	for (const id of going) changed.delete(id);
	return {
		removed: going.length,
		restored: elements.map(({ id }) => id),
		changed: changed.size
	};
}

/** Of elements that they made and that stay, since others wrote into them: all texts. */
function textsBuiltOn(
	board: BoardDocument,
	traces: Traces
): { id: string; key: string; othersSince: boolean }[] {
	return [...traces.made].flatMap((id) => {
		const known = traces.wordsOfOthers.has(id) ? board.typed(id) : undefined;
		if (known === undefined) return [];
		const keys = Object.entries(partsOf[known.type]).filter(([, part]) => part?.holds === 'text');
		return keys.map(([key]) => ({ id, key, othersSince: true }));
	});
}

/** An element that they removed, without what they had done to it before. */
function asBefore(element: Element, { parts, texts }: Traces): Element {
	const own = [...parts.values(), ...texts.values()].filter(({ id }) => id === element.id);
	return Object.assign(
		{},
		element,
		Object.fromEntries(own.map(({ key, before }) => [key, before]))
	);
}

/** What a connector or a note refers to is there before it. */
function groupsFirst(one: Element, other: Element): number {
	const rank = ({ type }: Element): number => (type === 'group' ? 0 : type === 'connector' ? 2 : 1);
	return rank(one) - rank(other);
}

function undoPart(
	board: BoardDocument,
	{ id, key, before }: { id: string; key: string; before: unknown }
): boolean {
	const known = board.typed(id);
	if (known === undefined) return false;
	const part = partsOf[known.type][key];
	if (part === undefined || (before === undefined && isRequired(part))) return false;
	board.transact(hand, () => {
		if (before === undefined) known.map.delete(key);
		else known.map.set(key, before);
	});
	return true;
}

/** Takes their letters out, and puts those back that they took out, where nobody else has written there since. */
function undoText(
	board: BoardDocument,
	traces: Traces,
	{ id, key, othersSince }: { id: string; key: string; othersSince: boolean }
): boolean {
	const text = board.textOf(id, key as TextKey);
	if (text === undefined) return false;
	const steps = stepsFor(text, traces, !othersSince);
	if (steps.length === 0) return false;
	board.transact(hand, () => {
		// From the end, so that what comes before keeps its place.
		for (const { at, remove, insert } of steps.toReversed()) {
			if (remove > 0) text.delete(at, remove);
			if (insert !== '' && text.length + insert.length <= longestText) text.insert(at, insert);
		}
	});
	return true;
}

interface Step {
	/** In the text as it is now. UTF-16 units. */
	at: number;
	remove: number;
	insert: string;
}

function stepsFor(text: Y.Text, traces: Traces, bringsBack: boolean): Step[] {
	const steps: Step[] = [];
	let at = 0;
	const step = (): Step => {
		const last = steps.at(-1);
		if (last !== undefined && last.at + last.remove === at) return last;
		const next = { at, remove: 0, insert: '' };
		steps.push(next);
		return next;
	};
	for (let item = text._start; item !== null; item = item.right) {
		if (!(item.content instanceof Y.ContentString)) continue;
		const { client, clock } = item.id;
		const letters = item.content.str;
		for (let index = 0; index < letters.length; index++) {
			const isTheirs = traces.inserted.has(client, clock + index);
			if (item.deleted) {
				if (!bringsBack || isTheirs || !traces.deleted.has(client, clock + index)) continue;
				step().insert += letters[index];
				continue;
			}
			if (isTheirs) step().remove += 1;
			at += 1;
		}
	}
	return steps;
}
