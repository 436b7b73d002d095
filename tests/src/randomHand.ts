import {
	History,
	duplicate,
	editText,
	makeNote,
	makeZone,
	moveElements,
	noteColours,
	recolour,
	removeElements,
	worldPoint
} from '@small-change/board';
import type { BoardClient, Note } from '@small-change/board';
import { newElementId } from './boards.ts';

const words = ['faster', 'letters', 'ask once', 'café', '日本', '👍🏽', 'rota', 'licence'];

/** A person who does one thing after another, as a seed decides. */
export class RandomHand {
	readonly #client: BoardClient;
	readonly #random: () => number;
	#history: History;
	#generation: number;

	constructor(client: BoardClient, random: () => number) {
		this.#client = client;
		this.#random = random;
		this.#generation = client.generation;
		this.#history = new History(client.document, client.hand);
	}

	act(): void {
		if (this.#client.generation !== this.#generation) {
			this.#generation = this.#client.generation;
			this.#history.destroy();
			this.#history = new History(this.#client.document, this.#client.hand);
		}
		const { document: board, hand } = this.#client;
		const notes = board.notes();
		const note = notes[this.#below(notes.length)];
		const dice = this.#random();
		this.#history.stop();
		if (note === undefined || dice < 0.25) {
			makeNote(board, hand, { id: newElementId(), at: this.#place(), text: this.#word() });
		} else if (dice < 0.5) this.#type(note);
		else if (dice < 0.7) moveElements(board, hand, [{ id: note.id, at: this.#place() }]);
		else if (dice < 0.76) {
			recolour(board, hand, { ids: [note.id], colour: noteColours[this.#below(8)] ?? 'yellow' });
		} else if (dice < 0.82) removeElements(board, hand, { ids: [note.id] });
		else if (dice < 0.88) this.#history.undo();
		else if (dice < 0.92) this.#history.redo();
		else if (dice < 0.96) {
			duplicate(board, hand, { ids: [note.id], newIds: [newElementId()], offset: [24, 24] });
		} else {
			makeZone(board, hand, {
				id: newElementId(),
				at: this.#place(),
				size: [600, 400],
				title: this.#word()
			});
		}
	}

	#type(note: Note): void {
		const { document: board, hand } = this.#client;
		const at = this.#below(note.text.length + 1);
		const to = note.text.slice(0, at) + this.#word() + note.text.slice(at + this.#below(3));
		editText(board, hand, { id: note.id, key: 'text', from: note.text, to });
	}

	#below(count: number): number {
		return Math.floor(this.#random() * count);
	}

	#place(): ReturnType<typeof worldPoint> {
		return worldPoint(this.#below(4_000) - 2_000, this.#below(3_000) - 1_500);
	}

	#word(): string {
		return words[this.#below(words.length)] ?? '';
	}
}
