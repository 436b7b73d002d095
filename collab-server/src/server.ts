import { errorForLog } from '@small-change/db';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hocuspocus } from '@hocuspocus/server';
import { BoardStates } from './BoardStates.ts';
import { AuthorStates } from './AuthorStates.ts';
import { AgreementStates } from './AgreementStates.ts';
import { Admission } from './access/Admission.ts';
import { Compactor } from './compaction/Compactor.ts';
import { Commands } from './commands/Commands.ts';
import type { CollabDependencies } from './dependencies.ts';
import { PrivateWritingStates } from './PrivateWritingStates.ts';
import { Reactions } from './Reactions.ts';
import { SocketFront } from './front/SocketFront.ts';
import { VotingStates } from './VotingStates.ts';
import { UpdateLog } from './log/UpdateLog.ts';
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
	/** Takes over an HTTP upgrade for `/collab/<board>`. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** A whole board for whoever joins; whether they may is asked before. @throws where it cannot be loaded */
	wholeState(board: string, encoding: StateEncoding): Promise<WholeStateSent>;
	counts(): CollabCounts;
	/** Lets what was taken in be committed, for at most `deadline` ms, and sends everybody away. */
	stop(options: { deadline: number }): Promise<void>;
}

export function createCollabServer(given: CollabDependencies): CollabServer {
	const serializers = { err: (error: unknown) => errorForLog(error) };
	const deps = { ...given, log: given.log.child({}, { serializers }) };
	const states = new BoardStates(deps);
	const authors = new AuthorStates(deps);
	const reactions = new Reactions(deps);
	const privateWriting = new PrivateWritingStates(deps);
	const voting = new VotingStates(deps);
	const agreements = new AgreementStates(deps);
	const compactor = new Compactor(deps);
	const log = new UpdateLog(deps, {
		onNotesMade: (document, notes) => authors.notesMade(document, notes),
		onLeft: (document) => compactor.left(document)
	});
	const wholeStates = new WholeStates(deps, log);
	const extensions = [
		new Admission(deps),
		log,
		new PresenceRules(deps),
		new Commands(deps),
		states,
		authors,
		wholeStates,
		reactions,
		privateWriting,
		voting,
		agreements
	];
	const hocuspocus = new Hocuspocus({ extensions, quiet: true });
	const front = new SocketFront(deps, hocuspocus);
	log.start(hocuspocus);
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
		await Promise.race([log.settled(), timeout(deadline)]);
		log.stop();
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
			waiting: log.waiting,
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
