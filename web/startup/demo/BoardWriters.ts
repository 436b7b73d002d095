import { randomBytes } from 'node:crypto';
import { BoardDocument, judge, newIdFrom, scanUpdate } from '@small-change/board';
import type { Hand } from '@small-change/board';
import type { Append } from '@small-change/db';
import * as Y from 'yjs';

const rights = { write: true, frozen: false, locked: new Set<string>() };

/** A board and the devices of those who write on it: each change goes through the guard, as over the line. */
export class BoardWriters {
	readonly #server = new Y.Doc();
	readonly #devices = new Map<string, BoardDocument>();
	readonly #owners = new Map<number, string>();
	/** What the guard has let in, in its order. */
	readonly updates: Append[] = [];

	/** `first`: what the board began with. */
	constructor(first: Uint8Array) {
		Y.applyUpdate(this.#server, first);
	}

	/** What all have written so far. */
	get board(): BoardDocument {
		return new BoardDocument(this.#server);
	}

	/** Lets somebody change the board as they see it now. @throws where the guard refuses */
	write(person: string, change: (board: BoardDocument, hand: Hand) => void): void {
		const device = this.#deviceOf(person);
		Y.applyUpdate(device.doc, Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(device.doc)));
		change(device, { person });
		const bytes = Y.encodeStateAsUpdate(device.doc, Y.encodeStateVector(this.#server));
		const scanned = scanUpdate(bytes);
		if (!scanned.ok) throw new Error(`The guard cannot read it: ${scanned.refusal.message}`);
		const judgement = judge({
			scan: scanned.scan,
			doc: this.#server,
			person,
			ownerOfClient: (client) => this.#owners.get(client),
			rights
		});
		if (judgement.verdict !== 'accepted') {
			throw new Error(`The guard does not let it in: ${JSON.stringify(judgement)}`);
		}
		const { newClients, madeNotes } = judgement;
		for (const client of newClients) this.#owners.set(client, person);
		Y.applyUpdate(this.#server, bytes);
		this.updates.push({ appendId: crypto.randomUUID(), person, bytes, newClients, madeNotes });
	}

	#deviceOf(person: string): BoardDocument {
		const known = this.#devices.get(person);
		if (known !== undefined) return known;
		const device = new BoardDocument(new Y.Doc());
		this.#devices.set(person, device);
		return device;
	}
}

/** An id as a device makes one for what it puts on a board. */
export function newElementId(): string {
	return newIdFrom(randomBytes(12));
}
