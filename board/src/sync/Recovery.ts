import type { BoardDocument, Hand } from '../BoardDocument.ts';
import type { Element } from '../elements.ts';
import type { BoardState, Refusal } from '../wire.ts';
import { mayInPhase } from '../runSheet/phases.ts';
import { currentPhase } from '../runSheet/run.ts';
import { wordsOf } from '../readElement.ts';
import { UnsavedChanges, replayChange } from './recoverChanges.ts';
import type { RecoveredDraft, UnsavedChange } from './recoverChanges.ts';

/**
 * What becomes of unconfirmed changes after a refusal. Malformed or forged: nothing is tried again,
 * the texts become drafts. Not allowed now: the changes are done again one by one on the server's
 * state; what is refused then becomes a draft with its reason, and all the rest arrives.
 */
export class Recovery {
	#unsaved = new UnsavedChanges();
	#queue: UnsavedChange[] = [];
	#trying: UnsavedChange | undefined;
	#refusal: Refusal | undefined;
	#drafts: RecoveredDraft[] = [];

	get drafts(): readonly RecoveredDraft[] {
		return this.#drafts;
	}

	/** Kept changes that still wait for their turn. */
	get waiting(): number {
		return this.#queue.length;
	}

	/** Whether the present document holds something that the server has refused. */
	get refused(): boolean {
		return this.#refusal !== undefined;
	}

	/** Takes in the drafts of an earlier page. */
	restore(drafts: readonly RecoveredDraft[]): void {
		this.#drafts = [...drafts, ...this.#drafts];
	}

	keep(draft: RecoveredDraft): void {
		this.#drafts = [...this.#drafts, draft];
	}

	touch(changes: ReadonlyMap<string, 'added' | 'updated' | 'removed'>, version: number): void {
		this.#unsaved.touch(changes, version);
	}

	saved(version: number): void {
		this.#unsaved.saved(version);
	}

	refusedWith(refusal: Refusal): void {
		this.#refusal = refusal;
	}

	/** Takes over what the document holds and the server has not, before the document is dropped. */
	keepUnsaved(document: BoardDocument): void {
		const refusal = this.#refusal;
		this.#refusal = undefined;
		const unsaved = this.#unsaved.capture(document);
		this.#unsaved = new UnsavedChanges();
		if (refusal === undefined) return;
		const alone = unsaved.length === 1 && unsaved[0]?.id === this.#trying?.id;
		this.#trying = undefined;
		if (refusal.kind === 'malformed' || alone) this.#keepAsDrafts(unsaved, refusal.message);
		else this.#queue.unshift(...unsaved);
	}

	/** Does the next kept change again, where the board may be written to. */
	replayNext(document: BoardDocument, hand: Hand, state: BoardState): void {
		const reason = whyNothing(state);
		if (reason !== undefined) return this.#keepAsDrafts(this.#queue.splice(0), reason);
		this.#trying = undefined;
		const next = this.#queue.shift();
		if (next === undefined) return;
		this.#trying = next;
		if (!replayChange(document, hand, next)) {
			this.#keepAsDrafts([next], 'Somebody deleted it in the meantime.');
		}
	}

	/** Of what this device had before the board was restored, words that the board does not have now. */
	keepMissing(before: readonly Element[], document: BoardDocument, reason: string): void {
		const waiting = new Set(this.#queue.map(({ id }) => id));
		const missing = before.filter((element) => {
			const now = document.element(element.id);
			const isThere = now !== undefined && wordsOf(now) === wordsOf(element);
			return !isThere && !waiting.has(element.id);
		});
		this.#keepAsDrafts(
			missing.map((element) => ({ id: element.id, made: false, element })),
			reason
		);
	}

	/** The board is closed to this person: all that waits becomes drafts. */
	giveUp(document: BoardDocument, reason: string): void {
		this.#keepAsDrafts([...this.#queue.splice(0), ...this.#unsaved.capture(document)], reason);
		this.#unsaved = new UnsavedChanges();
	}

	dismiss(id: string): void {
		this.#drafts = this.#drafts.filter((draft) => draft.id !== id);
	}

	#keepAsDrafts(changes: readonly UnsavedChange[], reason: string): void {
		const drafts = changes.flatMap(({ id, element }) => {
			const text = element === undefined ? '' : wordsOf(element);
			return text === '' ? [] : [{ id, text, reason }];
		});
		const ids = new Set(drafts.map(({ id }) => id));
		this.#drafts = [...this.#drafts.filter(({ id }) => !ids.has(id)), ...drafts];
	}
}

/** Why this person changes nothing on the board just now. */
function whyNothing({ frozen, run, you }: BoardState): string | undefined {
	if (frozen) return 'The board is frozen.';
	if (!you.mayWrite) return 'You can read this board, but not write on it.';
	const phase = run === null ? undefined : currentPhase(run);
	const { write, move } = mayInPhase(phase, you.mayFacilitate);
	return write || move || phase === undefined
		? undefined
		: `In “${phase.name}” only facilitators can change the board.`;
}
