import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { BoardDocument } from '../../BoardDocument.ts';
import { GuardedServer } from '../../guard/boardsForTests.ts';
import type { BoardState } from '../../wire.ts';
import { TicketError } from '../environment.ts';
import { messageFrame, readServerFrame, stateFrame, updateFrame, wantsFrame } from '../frames.ts';
import type { World } from './World.ts';

/** Hocuspocus’ message type. */
const closeMessage = 7;

type Wire = World['sockets'][number];

/** The server's end of a world's lines for one board: it answers what was sent when the test says so. */
export class TestServer {
	readonly guarded = new GuardedServer();
	readonly board = new BoardDocument(this.guarded.doc);
	/** Every update that a client sent, whatever became of it. */
	readonly sent: Uint8Array[] = [];
	/** Every state vector that a client sent, what each was answered (in bytes), and every message. */
	readonly wanted: Uint8Array[] = [];
	readonly stateBytes: number[] = [];
	readonly told: string[] = [];
	/** Whether it stops short of sending the state. */
	mute = false;
	state: BoardState;
	/** Whether it stops short of acknowledging, as if a commit took for ever. */
	silent = false;
	readonly #world: World;
	readonly #name: string;
	readonly #met = new Set<Wire>();

	constructor(world: World, options: { board: string; person: string }) {
		this.#world = world;
		this.#name = `board:${options.board}`;
		this.state = {
			id: options.board,
			title: 'A board',
			question: 'What small change?',
			frozen: false,
			rightsVersion: 1,
			locks: [],
			leaders: [options.person],
			chosen: [],
			seats: [],
			hidden: [],
			hiddenOfMine: [],
			closed: false,
			run: null,
			you: {
				person: options.person,
				name: 'Olu',
				role: 'owner',
				mayWrite: true,
				mayFacilitate: true
			}
		};
	}

	/** Answers until nobody says anything more. Time passes, so that what waits for it happens. */
	async serve(rounds = 60): Promise<void> {
		for (let round = 0; round < rounds; round++) {
			await this.#world.pass(250);
			for (const wire of this.#world.sockets) if (!wire.closed) this.#answer(wire);
		}
	}

	/** From now on nobody gets a ticket, and whoever is here is cut off. */
	goAway(): void {
		this.#world.ticket = () => Promise.reject(new TicketError('', { final: false }));
		for (const wire of this.#world.sockets) if (!wire.closed) wire.handlers.closed(1006);
	}

	comeBack(): void {
		this.#world.ticket = () => Promise.resolve({ ticket: 'ticket', url: '/collab/x' });
	}

	/** Lets nobody in any more. */
	shut(words: string): void {
		this.goAway();
		this.#world.ticket = () => Promise.reject(new TicketError(words, { final: true }));
	}

	/** Ends everybody's connection to the document, and leaves their sockets open. */
	endDocument(): void {
		for (const wire of this.#world.sockets) {
			if (!wire.closed) wire.handlers.received(frameOf(this.#name, [closeMessage]));
		}
	}

	#answer(wire: Wire): void {
		if (!this.#met.has(wire)) {
			this.#met.add(wire);
			wire.handlers.opened();
		}
		wire.handlers.received(Uint8Array.of(9));
		for (const bytes of wire.sent.splice(0)) {
			const frame = readServerFrame(bytes);
			if (!('name' in frame) || frame.name !== this.#name) continue;
			if (frame.kind === 'denied') this.#admit(wire);
			else if (frame.kind === 'message') this.told.push(frame.text);
			else if (frame.kind === 'wants') this.#tell(wire, frame.stateVector);
			else if (frame.kind === 'state' || frame.kind === 'update') this.#take(wire, frame.update);
		}
	}

	#admit(wire: Wire): void {
		wire.handlers.received(frameOf(this.#name, [2, 2]));
		const board = JSON.stringify({ type: 'board', board: this.state });
		wire.handlers.received(messageFrame(this.#name, board));
	}

	#tell(wire: Wire, stateVector: Uint8Array): void {
		this.wanted.push(stateVector);
		if (this.mute) return;
		const { doc } = this.guarded;
		const state = stateFrame(this.#name, Y.encodeStateAsUpdate(doc, stateVector));
		this.stateBytes.push(state.length);
		wire.handlers.received(state);
		wire.handlers.received(wantsFrame(this.#name, Y.encodeStateVector(doc)));
	}

	#take(wire: Wire, update: Uint8Array): void {
		this.sent.push(update);
		const judgement = this.guarded.take(update, this.state.you.person);
		if ('refusal' in judgement) {
			const { refusal } = judgement;
			const told = JSON.stringify({ type: 'refused', refusal });
			wire.handlers.received(messageFrame(this.#name, told));
			return;
		}
		for (const other of this.#world.sockets) {
			if (other !== wire && !other.closed) {
				other.handlers.received(updateFrame(this.#name, update));
			}
		}
		if (!this.silent) wire.handlers.received(frameOf(this.#name, [8, 1]));
	}
}

function frameOf(name: string, numbers: readonly number[]): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, name);
	for (const number of numbers) encoding.writeVarUint(encoder, number);
	encoding.writeVarString(encoder, 'read-write');
	return encoding.toUint8Array(encoder);
}
