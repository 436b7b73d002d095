import type * as Y from 'yjs';
import type { Refusal, RefusalCode } from '../wire.ts';
import { checkContents } from './checkContents.ts';
import { KnownState } from './KnownState.ts';
import type { NewStructs } from './KnownState.ts';
import type { Acting } from './kindsOfChange.ts';
import { malformed, notAllowed } from './refusals.ts';
import type { MalformedCode } from './refusals.ts';
import type { Scan } from './scanUpdate.ts';

/** What a person may do to a document now. */
export interface Rights {
	write: boolean;
	frozen: boolean;
	/** Ids of elements that nobody may change. */
	locked: ReadonlySet<string>;
	/** What the phase that is under way lets this person do; absent: everything. */
	phase?: Readonly<Record<Acting, boolean>>;
}

export type Judgement =
	| {
			verdict: 'accepted';
			/** Client ids that this update is the first to use. */
			newClients: number[];
			/** Ids of the notes that it makes. */
			madeNotes: string[];
	  }
	| { verdict: 'nothing-new' }
	/** It refers to what this document lacks: read the rows that others committed, and judge again. */
	| { verdict: 'unknown-reference'; refusal: Refusal }
	| { verdict: 'refused'; refusal: Refusal };

export interface Case {
	scan: Scan;
	doc: Y.Doc;
	person: string;
	/** Whose hand a Yjs client id is; undefined where it is free. */
	ownerOfClient: (client: number) => string | undefined;
	rights: Rights;
}

/**
 * Judges a scanned update against a document: accepted or refused as a whole. Only what is new is
 * judged. What is accepted can be integrated at once, leaves nothing pending, and touches nothing but
 * parts of notes and zones with values that they may have. The document is not changed.
 */
export function judge({ scan, doc, person, ownerOfClient, rights }: Case): Judgement {
	const known = new KnownState(doc, scan);
	const fresh = known.newStructs();
	if (fresh === 'gap') return unknown('clock-gap');
	if (!known.holdsDeletes(scan.deletes)) return unknown('unknown-reference');
	if (fresh.structs.length === 0 && !known.deletesAnything(scan.deletes)) {
		return { verdict: 'nothing-new' };
	}
	const newClients: number[] = [];
	for (const client of fresh.clients) {
		const owner = ownerOfClient(client);
		if (owner === undefined) newClients.push(client);
		else if (owner !== person) return refused(malformed('client-id'));
	}
	if (!known.oldReferencesHold() || !canBeIntegrated(fresh, known)) {
		return unknown('unknown-reference');
	}
	const contents = checkContents(fresh, known, scan.deletes);
	if (!contents.ok) return refused(malformed(contents.code));
	const forbidden =
		forbiddenBy(rights, () => known.touched(contents, scan.deletes)) ??
		forbiddenInPhase(rights.phase, () => [
			...contents.acting,
			...known.actingOfDeletes(scan.deletes)
		]);
	if (forbidden !== undefined) return refused(notAllowed(forbidden));
	return { verdict: 'accepted', newClients, madeNotes: contents.madeNotes };
}

function forbiddenBy(
	rights: Rights,
	touched: () => Iterable<string>
): Extract<RefusalCode, 'read-only' | 'frozen' | 'locked'> | undefined {
	if (!rights.write) return 'read-only';
	if (rights.frozen) return 'frozen';
	if (rights.locked.size === 0) return undefined;
	for (const id of touched()) if (rights.locked.has(id)) return 'locked';
	return undefined;
}

function forbiddenInPhase(
	phase: Rights['phase'],
	acting: () => Iterable<Acting | 'either'>
): 'phase-write' | 'phase-move' | undefined {
	if (phase === undefined || (phase.write && phase.move)) return undefined;
	for (const kind of acting()) {
		if (kind === 'either' ? !phase.write && !phase.move : !phase[kind]) {
			return kind === 'move' ? 'phase-move' : 'phase-write';
		}
	}
	return undefined;
}

/** Whether all references lead into the document or to a struct of this update that can itself be integrated before. */
function canBeIntegrated({ structs, clients }: NewStructs, known: KnownState): boolean {
	const done = new Map<number, number>();
	let waiting = structs;
	while (waiting.length > 0) {
		const blocked = new Set<number>();
		const still = waiting.filter((struct) => {
			const ready =
				!blocked.has(struct.client) &&
				known
					.referencesOf(struct)
					.every((id) => known.has(id) || id.clock < (done.get(id.client) ?? 0));
			if (ready) done.set(struct.client, struct.clock + struct.length);
			else blocked.add(struct.client);
			return !ready;
		});
		if (still.length === waiting.length) return false;
		// With one client nothing that is blocked now can be ready later.
		if (clients.length === 1 && still.length > 0) return false;
		waiting = still;
	}
	return true;
}

function refused(refusal: Refusal): Judgement {
	return { verdict: 'refused', refusal };
}

function unknown(code: MalformedCode): Judgement {
	return { verdict: 'unknown-reference', refusal: malformed(code) };
}
