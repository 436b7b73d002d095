import { errorForLog } from '@small-change/db';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hocuspocus } from '@hocuspocus/server';
import { BoardStates } from './BoardStates.ts';
import { AuthorStates } from './AuthorStates.ts';
import { AgreementStates } from './AgreementStates.ts';
import { AccessTokens } from './access/AccessTokens.ts';
import { Admission } from './access/Admission.ts';
import { Compactor } from './compaction/Compactor.ts';
import { Commands } from './commands/Commands.ts';
import type { CollabDependencies } from './dependencies.ts';
import { PrivateWritingStates } from './PrivateWritingStates.ts';
import { Reactions } from './Reactions.ts';
import { SocketFront } from './front/SocketFront.ts';
import { VotingStates } from './VotingStates.ts';
import { UpdateLog } from './log/UpdateLog.ts';
import { PresenceAcross } from './nodes/PresenceAcross.ts';
import { BoardReads } from './reads/BoardReads.ts';
import { UpdateBell } from './nodes/UpdateBell.ts';
import { WholeStates } from './wholeState/WholeStates.ts';
import type { StateEncoding, WholeStateSent } from './wholeState/WholeStates.ts';
import { PresenceRules } from './presence/PresenceRules.ts';

/** What one node counts, for health and for tests that look for leaks. */
export interface CollabCounts {
	sockets: number;
	documents: number;
	/** Updates that were taken in and are not committed. */
	waiting: number;
	/** Whole boards that were encoded for those who join. */
	statesMade: number;
}

export interface CollabServer {
	/** Takes over an HTTP upgrade for `/collab/<board>` or `/yjs/<board>`. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** A whole board for whoever joins; whether they may is asked before. @throws where it cannot be loaded */
	wholeState(board: string, encoding: StateEncoding): Promise<WholeStateSent>;
	counts(): CollabCounts;
	/** Lets what was taken in be committed, for at most `deadline` ms, and sends everybody away. */
	stop(options: { deadline: number }): Promise<void>;
}

export function createCollabServer(given: CollabDependencies): CollabServer {
	const serializers = { err: (error: unknown) => errorForLog(error) };
	const log = given.log.child({}, { serializers });
	const deps = { ...given, log, reads: new BoardReads(given.db) };
	const states = new BoardStates(deps);
	const authors = new AuthorStates(deps);
	const reactions = new Reactions(deps);
	const privateWriting = new PrivateWritingStates(deps);
	const voting = new VotingStates(deps);
	const agreements = new AgreementStates(deps);
	const compactor = new Compactor(deps);
	const presence = new PresenceAcross(deps);
	const bell = new UpdateBell(deps, (committed) => updates.heard(committed));
	const updates = new UpdateLog(deps, {
		onNotesMade: (document, notes) => authors.notesMade(document, notes),
		onCommitted: (committed) => bell.ring(committed),
		onLeft: (document) => compactor.left(document)
	});
	const front = new SocketFront(deps);
	const accessTokens = new AccessTokens(deps);
	const wholeStates = new WholeStates(deps, updates);
	const extensions = [
		front,
		new Admission(deps),
		accessTokens,
		bell,
		updates,
		presence,
		new PresenceRules(deps, (document, id) => presence.isElsewhere(document, id)),
		new Commands(deps, (board) => presence.phonesElsewhere(board)),
		states,
		authors,
		wholeStates,
		reactions,
		privateWriting,
		voting,
		agreements
	];
	const hocuspocus = new Hocuspocus({ extensions, quiet: true });
	front.start(hocuspocus);
	accessTokens.start();
	updates.start(hocuspocus);
	presence.start();
	states.start(hocuspocus);
	authors.start(hocuspocus);
	wholeStates.start(hocuspocus);
	reactions.start(hocuspocus);
	privateWriting.start(hocuspocus);
	voting.start(hocuspocus);
	agreements.start(hocuspocus);
	compactor.start();

	async function stop({ deadline }: { deadline: number }): Promise<void> {
		front.stop();
		presence.stop();
		accessTokens.stop();
		await Promise.race([updates.settled(), timeout(deadline)]);
		updates.stop();
		states.stop();
		authors.stop();
		wholeStates.stop();
		reactions.stop();
		privateWriting.stop();
		voting.stop();
		agreements.stop();
		await compactor.stop();
		front.terminate();
	}

	return {
		handleUpgrade: (request, socket, head) => front.handleUpgrade(request, socket, head),
		wholeState: (board, encoding) => wholeStates.of(board, encoding),
		counts: () => ({
			sockets: front.sockets,
			documents: hocuspocus.getDocumentsCount(),
			waiting: updates.waiting,
			statesMade: wholeStates.made
		}),
		stop
	};
}

function timeout(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds).unref();
	});
}
