import type { Logger } from 'pino';
import { readMessage, writeMessage } from './nodeMessages.ts';
import type { Said } from './nodeMessages.ts';
import { RedisLine } from './RedisLine.ts';
import type { LineState } from './RedisLine.ts';
import { Seal } from './Seal.ts';

/** Hears what another node said about a board. */
export type Hear = (said: Said, node: string) => void;

/** Names the channels; with a number, so that a later version may say other things. */
const channelPrefix = 'small-change:1:';

/**
 * What this node tells the others, board by board, and hears from them: a doorbell, and who is here. All of it may be lost,
 * late, doubled or in another order; what must not be missed is found by comparing with the database.
 */
export class Nodes {
	/** Names this node. */
	readonly node: string;
	readonly #seal: Seal;
	readonly #log: Logger;
	readonly #line: RedisLine;
	readonly #boards = new Map<string, Set<Hear>>();
	readonly #channels = new Map<string, string>();
	readonly #whenOpen = new Set<() => void>();

	constructor(options: {
		node: string;
		secret: string;
		redisUrl: string | undefined;
		log: Logger;
	}) {
		const { node, secret, redisUrl, log } = options;
		this.node = node;
		this.#seal = new Seal(secret);
		this.#log = log;
		this.#line = new RedisLine({
			url: redisUrl,
			log,
			onMessage: (channel, bytes) => this.#heard(channel, bytes),
			onOpen: () => {
				for (const tell of this.#whenOpen) tell();
			}
		});
	}

	get state(): LineState {
		return this.#line.state;
	}

	start(): Promise<void> {
		return this.#line.start();
	}

	/** Calls back when messages come, for the first time or again: some may have been missed. */
	onOpen(listener: () => void): () => void {
		this.#whenOpen.add(listener);
		return () => this.#whenOpen.delete(listener);
	}

	/** Says something to all nodes that hold the board, but this one. */
	tell(board: string, said: Said): void {
		if (this.#line.state !== 'open') return;
		const body = writeMessage({ node: this.node, said });
		this.#line.publish(this.#channelOf(board), this.#seal.close(body));
	}

	/** Hears what is said about a board. `held` resolves when it is, or where nothing is said. */
	hold(board: string, hear: Hear): { held: Promise<void>; letGo: () => void } {
		const channel = this.#channelOf(board);
		const hearers = this.#boards.get(board) ?? new Set<Hear>();
		const isFirst = hearers.size === 0;
		hearers.add(hear);
		this.#boards.set(board, hearers);
		this.#channels.set(channel, board);
		const letGo = (): void => {
			hearers.delete(hear);
			if (hearers.size > 0 || this.#boards.get(board) !== hearers) return;
			this.#boards.delete(board);
			this.#channels.delete(channel);
			this.#line.letGo(channel);
		};
		return { held: isFirst ? this.#line.hold(channel) : Promise.resolve(), letGo };
	}

	#channelOf(board: string): string {
		return channelPrefix + this.#seal.nameFor(board);
	}

	#heard(channel: string, bytes: Uint8Array): void {
		const board = this.#channels.get(channel);
		const body = board === undefined ? undefined : this.#seal.open(bytes);
		const message = body && readMessage(body);
		if (board === undefined || message === undefined) return;
		const { node, said } = message;
		if (node === this.node) return;
		for (const hear of this.#boards.get(board) ?? []) {
			try {
				hear(said, node);
			} catch (error) {
				this.#log.warn({ err: error, kind: said.kind }, 'what another node said was not taken in');
			}
		}
	}

	stop(): void {
		this.#line.stop();
	}
}
