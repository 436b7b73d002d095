import * as Y from 'yjs';
import { BoardDocument } from '../BoardDocument.ts';
import { judge } from './judge.ts';
import type { Judgement, Rights } from './judge.ts';
import { scanUpdate } from './scanUpdate.ts';

export const openRights: Rights = { write: true, frozen: false, locked: new Set() };

/** A server's document with the guard before it, and the owners of client ids. */
export class GuardedServer {
	readonly doc = new Y.Doc();
	readonly owners = new Map<number, string>();
	rights = openRights;

	/** Judges an update and applies what is accepted. */
	take(update: Uint8Array, person: string): Judgement {
		const scanned = scanUpdate(update);
		if (!scanned.ok) return { verdict: 'refused', refusal: scanned.refusal };
		const judgement = judge({
			scan: scanned.scan,
			doc: this.doc,
			person,
			ownerOfClient: (client) => this.owners.get(client),
			rights: this.rights
		});
		if (judgement.verdict === 'accepted') {
			for (const client of judgement.newClients) this.owners.set(client, person);
			Y.applyUpdate(this.doc, update);
		}
		return judgement;
	}
}

/** One person's device: its document under a client id of its own, and what it has not sent. */
export class Device {
	readonly doc = new Y.Doc();
	readonly board: BoardDocument;
	readonly hand: { person: string };
	#sent: Uint8Array[] = [];

	constructor(person: string, clientId: number) {
		this.doc.clientID = clientId;
		this.board = new BoardDocument(this.doc);
		this.hand = { person };
		this.doc.on('update', (update, origin) => {
			if (origin !== this) this.#sent.push(update);
		});
	}

	/** What was done since the last time, as one update; undefined where nothing was. */
	news(): Uint8Array | undefined {
		const updates = this.#sent;
		this.#sent = [];
		return updates.length === 0 ? undefined : Y.mergeUpdates(updates);
	}

	/** What it has and a server lacks, as whoever comes back answers: with all that is deleted here, by whomever. */
	answer(server: GuardedServer): Uint8Array {
		this.#sent = [];
		return Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(server.doc));
	}

	pull(server: GuardedServer): void {
		Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(server.doc), this);
	}
}
