import type { Extension, onLoadDocumentPayload } from '@hocuspocus/server';
import { parseDocumentName } from '@small-change/board';
import type { CollabDependencies } from '../dependencies.ts';
import type { Committed } from './nodeMessages.ts';

/** A board is loaded without the bell where that takes longer: it is compared every two seconds anyway. Milliseconds. */
const longestWait = 100;
/** Updates that are larger than this together are read from the database by whoever needs them. Bytes. */
const mostCarried = 32 * 1024;

/** Rings at the other nodes that hold a board when something was committed here, and hears them ring. */
export class UpdateBell implements Extension {
	readonly extensionName = 'update-bell';
	readonly #deps: Pick<CollabDependencies, 'nodes' | 'news'>;
	readonly #heard: (committed: Committed) => void;

	constructor(
		deps: Pick<CollabDependencies, 'nodes' | 'news'>,
		heard: (committed: Committed) => void
	) {
		this.#deps = deps;
		this.#heard = heard;
	}

	/** Before anything is read: what is committed after that is heard. */
	onLoadDocument = async ({ document, documentName }: onLoadDocumentPayload): Promise<void> => {
		const name = parseDocumentName(documentName);
		if (name?.kind !== 'board') return;
		const { nodes, news } = this.#deps;
		const { board } = name;
		const { held, letGo } = nodes.hold(board, (said) => {
			if (said.kind === 'committed' && said.document === documentName) this.#heard(said);
			else if (said.kind === 'news') news.heard(said, board);
		});
		document.on('destroy', () => {
			letGo();
			news.closed(board);
		});
		await Promise.race([held, pause(longestWait)]);
	};

	ring(committed: Committed): void {
		const name = parseDocumentName(committed.document);
		if (name?.kind !== 'board') return;
		const size = committed.updates.reduce((sum, { length }) => sum + length, 0);
		const told = size <= mostCarried ? committed : { ...committed, updates: [] };
		this.#deps.nodes.tell(name.board, told);
	}
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds).unref();
	});
}
