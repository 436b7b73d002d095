import { editText, makeNote, moveElements, removeElements, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { newElementId } from '../../src/boards.ts';
import type { Deed, Ledger } from './Ledger.ts';

/** Somebody who does one thing after another, as a seed decides, and enters each into the ledger. */
export class Hand {
	readonly client: BoardClient;
	readonly #ledger: Ledger;
	readonly #random: () => number;
	readonly #underWay: { version: number; deed: Deed }[] = [];
	readonly #name: string;
	#count = 0;

	constructor(client: BoardClient, given: { ledger: Ledger; random: () => number; name: string }) {
		this.client = client;
		this.#ledger = given.ledger;
		this.#random = given.random;
		this.#name = given.name;
	}

	act(): void {
		const { document: board, hand } = this.client;
		const notes = board.notes();
		const one = notes[Math.floor(this.#random() * notes.length)];
		const dice = this.#random();
		const canary = `<${this.#name}.${(this.#count += 1)}>`;
		if (one === undefined || dice < 0.4) {
			const note = newElementId();
			this.#invoke({ kind: 'make', note, canary }, () =>
				makeNote(board, hand, { id: note, at: this.#place(), text: canary })
			);
		} else if (dice < 0.75) {
			this.#invoke({ kind: 'append', note: one.id, canary }, () => {
				const { id, text: from } = one;
				editText(board, hand, { id, key: 'text', from, to: from + canary });
			});
		} else if (dice < 0.93) moveElements(board, hand, [{ id: one.id, at: this.#place() }]);
		else {
			this.#invoke({ kind: 'remove', note: one.id, canary }, () =>
				removeElements(board, hand, { ids: [one.id] })
			);
		}
	}

	#invoke(deed: Omit<Deed, 'state'>, act: () => void): void {
		const entry = this.#ledger.invoked(deed);
		act();
		this.#underWay.push({ version: this.client.versions.made, deed: entry });
	}

	/** Called whenever the client has news: what it now says is saved is entered. */
	note(): void {
		const { saved } = this.client.versions;
		while ((this.#underWay[0]?.version ?? Infinity) <= saved) {
			const done = this.#underWay.shift();
			if (done) done.deed.state = 'acknowledged';
		}
	}

	/** Closes the tab for good: what was under way is nobody's to send any more. */
	leave(): void {
		this.note();
		for (const { deed } of this.#underWay.splice(0)) deed.state = 'unknown';
		this.client.destroy();
	}

	#place(): ReturnType<typeof worldPoint> {
		return worldPoint(Math.floor(this.#random() * 4_000), Math.floor(this.#random() * 3_000));
	}
}
