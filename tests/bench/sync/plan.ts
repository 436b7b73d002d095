/** Everybody whom the points compare, ours first. */
export type ContestantName =
	| 'ours'
	| 'y-websocket'
	| 'Hocuspocus'
	| 'Hocuspocus, 16 ms'
	| 'Hocuspocus, database'
	| 'tldraw sync';

/** What the people of a point change: a note of their own in the document, or where their cursor is. */
export type Changes = 'notes' | 'presence';

export interface Point {
	name: string;
	rooms: number;
	/** In each room. */
	people: number;
	/** Changes a second of each of them. */
	perSecond: number;
	changes: Changes;
	contestants: readonly ContestantName[];
	/**
	 * So many of the people are whole clients whose documents are watched. The rest write as well and are sent
	 * everything, over plain sockets that do not read it: else the clients would take the machine from the server.
	 */
	watched: number;
	/** Whether each round has a server of its own, so that its memory is the rooms'. */
	freshServer: boolean;
	goals: Goals;
}

/** What ours shall reach at most. */
export interface Goals {
	/** Server CPU for a delivered change, by the best peer's. */
	cpu: number;
	/** From the hand to the other's document. Milliseconds. */
	p95?: number;
	/** Memory a room, by the best peer's. */
	memory?: number;
}

const all: readonly ContestantName[] = [
	'ours',
	'y-websocket',
	'Hocuspocus',
	'Hocuspocus, 16 ms',
	'Hocuspocus, database',
	'tldraw sync'
];
const notes = { changes: 'notes', contestants: all, watched: 10, freshServer: false } as const;

/** Largest first: when the small rooms come, every server's code has been compiled. */
export const points: readonly Point[] = [
	{
		...notes,
		...{ name: '200', rooms: 1, people: 200, perSecond: 2 },
		goals: { cpu: 0.3, p95: 50 }
	},
	{
		...notes,
		...{ name: '100', rooms: 1, people: 100, perSecond: 5 },
		goals: { cpu: 0.5, p95: 30 }
	},
	{ ...notes, ...{ name: '10', rooms: 1, people: 10, perSecond: 5 }, goals: { cpu: 1, p95: 10 } },
	{
		...{ name: 'presence', rooms: 1, people: 50, perSecond: 10, changes: 'presence' },
		// No database takes part in it.
		contestants: all.filter((name) => name !== 'Hocuspocus, database'),
		watched: 10,
		freshServer: false,
		goals: { cpu: 0.4 }
	},
	{
		...notes,
		...{ name: 'rooms', rooms: 200, people: 2, perSecond: 2, watched: 100, freshServer: true },
		goals: { cpu: 0.8, memory: 1 }
	}
];

/** Coming to a board that is full: the Hocuspocus ones do not differ in it. */
export const joining = {
	name: 'join',
	contestants: ['ours', 'y-websocket', 'Hocuspocus', 'tldraw sync'] as const,
	notes: 2_000,
	/** Whole clients, one after the other: the first ones are let pass, the others count. */
	firstWhole: 3,
	whole: 10,
	/** People who come evenly spread over a second. */
	crowd: 100,
	crowdWithin: 1_000,
	goals: {
		/** Server CPU a join, by the best peer's. */
		cpu: 0.25,
		bytes: 60_000,
		/** Milliseconds from the first one's coming until the last has the whole state. */
		allIn: 1_200
	}
};

/** Every server is measured so often at each point, in turns: forwards, backwards, forwards. */
export const usualRounds = 3;
/** What a fresh server is given for all that came with the people's coming. Milliseconds. */
export const settling = 1_000;
/** Milliseconds: let pass before the window, the window, and for what is still under way after it. */
export const warmUp = 1_500;
export const window = 3_500;
export const grace = 800;
