import { BoardDocument, editText, makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { newElementId, openClient } from './boards.ts';
import { Guest } from './Guest.ts';
import { ServerProcess } from './serverProcess.ts';
import { readLog } from './readLog.ts';
import type { StoredLog } from './readLog.ts';
import { randomFrom } from './randomFrom.ts';
import { until } from './until.ts';

/** What came of a series of kills. `lost`: changes that a client saw as saved and that were gone afterwards. */
export interface KillReport {
	kills: number;
	databaseKills: number;
	acknowledged: number;
	leastBetweenKills: number;
	killsWithEditsInFlight: number;
	lost: string[];
	doubled: string[];
	/** From a kill until a newcomer has the board again. Milliseconds. */
	longestOutage: number;
	/** The board's log afterwards, as Postgres has it. */
	log: StoredLog;
}

const fewestBetweenKills = 20;

/** A writer that makes and edits notes without pause and remembers what it was told is saved. */
class Writer {
	readonly client: BoardClient;
	readonly #saved: Map<string, string>;
	readonly #underWay: { version: number; note: string; text: string }[] = [];
	#current: string | undefined;
	acknowledged = 0;

	constructor(client: BoardClient, saved: Map<string, string>) {
		this.client = client;
		this.#saved = saved;
	}

	/** Makes a note, or writes on in the last one. */
	write(): void {
		const { document: board, hand } = this.client;
		const current = this.#current === undefined ? undefined : board.element(this.#current);
		if (current?.type !== 'note' || current.text.length > 60) {
			this.#current = newElementId();
			makeNote(board, hand, { id: this.#current, at: worldPoint(0, 0), text: 'w' });
		} else {
			const to = `${current.text}${current.text.length % 10}`;
			editText(board, hand, { id: current.id, key: 'text', from: current.text, to });
		}
		const note = this.#current ?? '';
		const element = board.element(note);
		const text = element?.type === 'note' ? element.text : '';
		this.#underWay.push({ version: this.client.versions.made, note, text });
	}

	/** Called whenever the client has news: what it now says is saved is noted down. */
	note(): void {
		const { saved } = this.client.versions;
		while ((this.#underWay[0]?.version ?? Infinity) <= saved) {
			const change = this.#underWay.shift();
			if (change === undefined) return;
			this.#saved.set(change.note, change.text);
			this.acknowledged += 1;
		}
	}

	get inFlight(): number {
		return this.#underWay.length;
	}
}

/**
 * Kills the server with `kill -9` again and again while people write, every third time the database
 * too. At each kill every tab is closed for good, so that nothing can come back from a client:
 * what was said to be saved must be in the log.
 */
export async function killRun(options: {
	runs: number;
	seed: number;
	nodeOptions?: string[];
}): Promise<KillReport> {
	const random = randomFrom(options.seed);
	const saved = new Map<string, string>();
	const report: KillReport = {
		kills: 0,
		databaseKills: 0,
		acknowledged: 0,
		leastBetweenKills: Infinity,
		killsWithEditsInFlight: 0,
		lost: [],
		doubled: [],
		longestOutage: 0,
		log: { headSeq: 0, seqs: [], appends: 0 }
	};
	const server = await ServerProcess.start({ nodeOptions: options.nodeOptions ?? [] });
	try {
		const guests = await guestsOn(server);
		for (let run = 0; run < options.runs; run++) {
			const both = run % 3 === 2;
			const count = await writeUntilKilled(server, { guests, saved, random, both });
			report.kills += 1;
			report.databaseKills += Number(both);
			report.acknowledged += count.acknowledged;
			report.leastBetweenKills = Math.min(report.leastBetweenKills, count.acknowledged);
			report.killsWithEditsInFlight += Number(count.inFlight > 0);
			const killed = performance.now();
			await server.start();
			await compare(server, { guest: guests[0], saved, report });
			report.longestOutage = Math.max(report.longestOutage, performance.now() - killed);
		}
		report.log = await readLog(await server.databaseUrl(), guests[0]?.board ?? '');
	} finally {
		await server.remove();
	}
	return report;
}

async function guestsOn(server: ServerProcess): Promise<Guest[]> {
	const base = (): string => server.base;
	const first = await Guest.makesBoard(base, 'Ann');
	const code = await first.code();
	const others = ['Bob', 'Cy'].map((name) => Guest.joins(base, code, name));
	return [first, ...(await Promise.all(others))];
}

async function openAs(
	server: ServerProcess,
	guest: Guest,
	changed?: () => void
): Promise<BoardClient> {
	return openClient({
		base: () => server.socketBase,
		board: guest.board,
		person: await guest.person(),
		ticket: guest.ticket,
		...(changed && { changed })
	});
}

async function writeUntilKilled(
	server: ServerProcess,
	given: {
		guests: Guest[];
		saved: Map<string, string>;
		random: () => number;
		both: boolean;
	}
): Promise<{ acknowledged: number; inFlight: number }> {
	const hands: Writer[] = [];
	for (const guest of given.guests) {
		// The client says that something changed before it is here to be asked.
		const own: { hand?: Writer } = {};
		const client = await openAs(server, guest, () => own.hand?.note());
		own.hand = new Writer(client, given.saved);
		hands.push(own.hand);
	}
	await until('the writers are in', () => hands.every(({ client }) => client.ready), {
		within: 20_000
	});
	const acknowledged = (): number => hands.reduce((sum, hand) => sum + hand.acknowledged, 0);
	const inFlight = (): number => hands.reduce((sum, hand) => sum + hand.inFlight, 0);
	const enough = fewestBetweenKills + Math.floor(given.random() * 40);
	await until('enough is acknowledged and something is in flight', () => {
		for (const hand of hands) if (hand.inFlight < 4) hand.write();
		return acknowledged() >= enough && inFlight() > 0;
	});
	const killed = Promise.all([server.kill(), ...(given.both ? [server.killDatabase()] : [])]);
	const counted = { acknowledged: acknowledged(), inFlight: inFlight() };
	await killed;
	for (const { client } of hands) client.destroy();
	return counted;
}

async function compare(
	server: ServerProcess,
	given: { guest: Guest | undefined; saved: Map<string, string>; report: KillReport }
): Promise<void> {
	if (given.guest === undefined) throw new Error('A board has at least its owner.');
	const reader = await openAs(server, given.guest);
	await until('the reader is in', () => reader.ready, { within: 20_000 });
	const board = new BoardDocument(reader.document.doc);
	for (const [note, text] of given.saved) {
		const element = board.element(note);
		const found = element?.type === 'note' ? element.text : undefined;
		if (found === undefined || !found.startsWith(text)) given.report.lost.push(`${note}: ${text}`);
		else if (found.length > 70) given.report.doubled.push(`${note}: ${found}`);
	}
	reader.destroy();
}
