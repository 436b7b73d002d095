import type { Database } from '@small-change/db';
import type { Logger } from 'pino';
import type { BoardEvents } from './events/BoardEvents.ts';
import type { Line } from './front/Line.ts';
import type { News } from './nodes/News.ts';
import type { Nodes } from './nodes/Nodes.ts';
import type { BoardReads } from './reads/BoardReads.ts';

/** What the collab server is given; it reads no environment and keeps no state of its own outside. */
export interface CollabDependencies {
	db: Database;
	log: Logger;
	/** Signs and checks tickets; at least 32 characters. */
	secret: string;
	/** Browser origins that may open a socket; a request without an `Origin` header is no browser. */
	isOriginAllowed: (origin: string, host: string | undefined) => boolean;
	/** The other processes that serve this database; its name for this one stands in the update log. */
	nodes: Nodes;
	events: BoardEvents;
	news: News;
	/** Addresses and ranges (`10.0.0.0/8`) of proxies, whose `X-Forwarded-For` is believed; absent: nobody's is. */
	trustedProxies?: readonly string[] | undefined;
	/** Milliseconds since the epoch. */
	now: () => number;
	/** How often this node asks Postgres whether it has missed anything: every two seconds unless told. Milliseconds. */
	comparePeriod?: number | undefined;
	/** Absent: nobody asks for figures. */
	measures?: Measures | undefined;
}

/** The same within the server, with what its parts share. */
export interface ServerDependencies extends CollabDependencies {
	reads: BoardReads;
}

/** What whoever runs the service is told. Nothing of it names a person, a board or an address. */
export interface Measures {
	/** A batch of updates was committed. `waited`: milliseconds, one for each of its updates. */
	appended(waited: readonly number[]): void;
	/** An update was taken in, from its frame to its acknowledgement. Milliseconds. */
	acknowledged(milliseconds: number): void;
	/** An update was refused. `code`: one of the guard's. */
	refused(code: string): void;
	/** Bytes of a frame that came from a socket. */
	received(bytes: number): void;
	/** Bytes of a frame that went to a socket. */
	sent(bytes: number): void;
}

/** What a script showed in place of a ticket. */
export interface TokenShown {
	id: string;
	mayWrite: boolean;
	/** Milliseconds since the epoch. */
	expires: number;
}

/** What is known of a person's connection to one document, set once by the admission. */
export interface ConnectionContext {
	/** The socket that it came on. */
	line: Line;
	/** Absent: they came with a ticket. */
	token?: TokenShown;
	person: string;
	personName: string;
	board: string;
	/** By what they are here, which their ticket is bound to; empty: a script, which is bound to its token. */
	session: string;
	/** Whether they are here on a phone, as its browser says. */
	isPhone: boolean;
}
