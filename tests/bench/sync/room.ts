/** A room with its people, as their clients need it. */
export interface Room {
	/** `ws://host:port` */
	base: string;
	/** A board's id, or any other name of a document. */
	room: string;
	/** Where a plain socket goes. */
	url: string;
	/** What the document is called in a frame; empty where a frame names none, since a socket has only one. */
	document: string;
	/** The document whose awareness carries presence. */
	presence: string;
	people: readonly RoomPerson[];
}

export interface RoomPerson {
	id: string;
	name: string;
	token: string;
	/** By which the site's pages know them; absent: the server has no pages. */
	cookie?: string;
}

/** When to write and what of it counts, by the machine's clock. Milliseconds. */
export interface Span {
	begin: number;
	from: number;
	to: number;
	end: number;
}
