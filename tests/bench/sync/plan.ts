/** Largest first: when the small rooms come, both servers' code has been compiled. */
export const sizes = [100, 50, 10];
/** Every server is measured so often at each size, in turns: ours, stock, stock, ours, ours, stock. */
export const rounds = 3;
export const changesPerSecond = 5;
/**
 * So many of the writers are whole clients whose documents are watched. The rest write as well and are sent
 * everything, over plain sockets that do not read it: else the clients would take the machine from the server.
 */
export const receivers = 10;

/** Milliseconds: let pass before the window, the window, and for what is still under way after it. */
export const warmUp = 3_000;
export const window = 8_000;
export const grace = 1_500;

/** A room with its people, as their clients need it. */
export interface Room {
	/** `ws://host:port` */
	base: string;
	/** A board's id, or any other name of a document. */
	room: string;
	/** Where a plain socket goes, and what the document is called on the wire. */
	url: string;
	document: string;
	people: readonly RoomPerson[];
}

export interface RoomPerson {
	id: string;
	name: string;
	token: string;
}

/** When to write and what of it counts, by the machine's clock. Milliseconds. */
export interface Span {
	begin: number;
	from: number;
	to: number;
	end: number;
}

/** What the writers of one process saw. A change counts where its own value was in the receiver's document. */
export interface Seen {
	/** Changes of these writers in the window. */
	sent: number;
	/** Of the changes sent in the window, over all receivers here; superseded ones were overtaken by their writer's next. */
	seen: number;
	superseded: number;
	/** Deliveries that happened within the window. */
	arrived: number;
	/** Counts of tenths of a millisecond. */
	latencies: Uint32Array;
	/** CPU of this process in the window. Milliseconds. */
	cpu: number;
}
