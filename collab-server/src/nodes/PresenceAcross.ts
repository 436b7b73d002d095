import type { Document, Extension, onLoadDocumentPayload } from '@hocuspocus/server';
import { formatDocumentName, parseDocumentName } from '@small-change/board';
import type { Nodes } from './Nodes.ts';
import { SharedPresence } from './SharedPresence.ts';

/** Milliseconds. */
const beatEvery = 2_000;

/** Carries who is on a board between the nodes that hold it. Nothing of it is stored, and losing it costs nothing but a moment. */
export class PresenceAcross implements Extension {
	readonly extensionName = 'presence-across';
	readonly #nodes: Nodes;
	readonly #shared = new Map<string, SharedPresence>();
	#timer: NodeJS.Timeout | undefined;
	#stopListening: () => void = () => undefined;

	constructor({ nodes }: { nodes: Nodes }) {
		this.#nodes = nodes;
	}

	start(): void {
		this.#stopListening = this.#nodes.onOpen(() => {
			for (const [name, shared] of this.#shared) this.#join(name, shared);
		});
		this.#timer = setInterval(() => {
			for (const shared of this.#shared.values()) shared.beat();
		}, beatEvery);
		this.#timer.unref();
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#stopListening();
		for (const shared of this.#shared.values()) shared.sayGoodbye();
	}

	onLoadDocument = ({ document, documentName }: onLoadDocumentPayload): Promise<void> => {
		const name = parseDocumentName(documentName);
		if (name?.kind !== 'presence') return Promise.resolve();
		const { board } = name;
		const shared = new SharedPresence(document, (said) => this.#nodes.tell(board, said));
		const { held, letGo } = this.#nodes.hold(board, (said, node) => {
			if (said.kind === 'here') shared.hear(said, node);
			else if (said.kind === 'who') shared.tellAll();
			else if (said.kind === 'gone') shared.gone(node);
		});
		this.#shared.set(documentName, shared);
		document.on('destroy', () => {
			shared.end();
			letGo();
			if (this.#shared.get(documentName) === shared) this.#shared.delete(documentName);
		});
		// Whoever comes in is not kept waiting for it: the others appear when they have answered.
		void held.then(() => this.#join(documentName, shared));
		return Promise.resolve();
	};

	#join(documentName: string, shared: SharedPresence): void {
		const name = parseDocumentName(documentName);
		if (name?.kind !== 'presence' || this.#shared.get(documentName) !== shared) return;
		this.#nodes.tell(name.board, { kind: 'who' });
		shared.tellAll();
	}

	/** Whether a presence id is that of a connection to another node. */
	isElsewhere(document: Document, id: number): boolean {
		return this.#shared.get(document.name)?.isElsewhere(id) ?? false;
	}

	/** People who are on a board on a phone, by the other nodes' connections. */
	phonesElsewhere(board: string): string[] {
		const name = formatDocumentName({ kind: 'presence', board });
		return this.#shared.get(name)?.phonesElsewhere ?? [];
	}
}
