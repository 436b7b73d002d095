import { BoardDocument } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { findDocument, readDocument } from '@small-change/db';
import type { TestDatabase } from '@small-change/db/testing';
import * as Y from 'yjs';
import { joinAs, makeBoard, openClient } from '../../src/boards.ts';
import type { TestPerson } from '../../src/boards.ts';
import type { NodeProcess } from '../../src/NodeProcess.ts';
import { randomFrom } from '../../src/randomFrom.ts';
import { Network } from '../../src/scriptEnvironment.ts';
import { until } from '../../src/until.ts';
import { Hand } from './Hand.ts';
import { Ledger } from './Ledger.ts';
import type { Findings } from './Ledger.ts';

const deeds = 200;
/** Of a hundred steps so many cut a link, close a tab, or kill a node. */
const [cuts, leavings, kills] = [4, 2, 1];
/** Of a hundred steps so many wait for what was done to be saved, or for so many milliseconds. */
const [pauses, longestPause] = [25, 40];

export interface FuzzReport extends Findings {
	kills: number;
	/** From the moment that all is whole again until everybody reads *Saved*. Milliseconds. */
	settled: number;
	/** What each of those who look at the end has, as text: all, a newcomer at each node, and the fold of the log. */
	boards: string[];
	/** How often somebody's honest change was refused. */
	refusals: number;
}

/**
 * Up to six people on one or two nodes, each doing what a seed decides, while links are cut, tabs closed and nodes killed.
 * In the end all is healed, and what is on the board is compared with what was done.
 */
export async function fuzzRun(given: {
	seed: number;
	nodes: readonly NodeProcess[];
	database: TestDatabase;
}): Promise<FuzzReport> {
	const { seed, nodes, database } = given;
	const random = randomFrom(seed);
	const below = (count: number): number => Math.floor(random() * count);
	const ledger = new Ledger();
	const { board, owner } = await makeBoard(database.db);
	const count = 2 + below(5);
	const people: TestPerson[] = [owner];
	while (people.length < count) {
		people.push(await joinAs(database.db, board, `P${people.length}`));
	}
	const links = nodes.map(() => new Network());
	let entered = 0;
	const enter = (person: TestPerson, at: number): Hand => {
		const own: { hand?: Hand } = {};
		const client = open(board, person, nodes[at], {
			network: links[at],
			changed: () => own.hand?.note()
		});
		entered += 1;
		own.hand = new Hand(client, { ledger, random, name: `${seed}.${entered}` });
		return own.hand;
	};
	const hands = people.map((person, index) => enter(person, index % nodes.length));
	await until('all are in', () => hands.every(({ client }) => client.ready), { within: 20_000 });

	let killed = 0;
	const revivals: Promise<void>[] = [];
	const kill = async (node: NodeProcess | undefined): Promise<void> => {
		await node?.kill();
		killed += 1;
		if (node) revivals.push(node.start());
	};
	for (let step = 0; step < deeds; step++) {
		const dice = below(100);
		const which = below(hands.length);
		if (dice < cuts) links[below(links.length)]?.cut();
		else if (dice < cuts * 3) links[below(links.length)]?.heal();
		else if (dice < cuts * 3 + leavings) {
			hands[which]?.leave();
			hands[which] = enter(people[which] ?? owner, below(nodes.length));
		} else if (dice < cuts * 3 + leavings + kills) await kill(nodes[below(nodes.length)]);
		if (step === deeds / 2 && killed === 0) await kill(nodes[below(nodes.length)]);
		hands[which]?.act();
		if (dice < pauses) await moment(hands[which]);
		else await turns(below(4));
	}
	await Promise.all(revivals);
	for (const link of links) link.heal();
	for (const { client } of hands) client.hurry();
	const healed = performance.now();
	const clients = hands.map(({ client }) => client);
	await until('all is saved', () => clients.every(({ status }) => status.kind === 'saved'), {
		within: 30_000
	});
	const settled = performance.now() - healed;
	const same = (): boolean => new Set(clients.map(contentOf)).size === 1;
	await until('all agree', same, { within: 10_000 });
	for (const hand of hands) hand.note();

	const newcomers = nodes.map((node) => open(board, owner, node, {}));
	await until('the newcomers are in', () => newcomers.every(({ ready }) => ready), {
		within: 20_000
	});
	const folded = await fold(database, board);
	const report = {
		...ledger.compare(folded.notes()),
		kills: killed,
		settled,
		boards: [...clients, ...newcomers].map(contentOf).concat(contentOf({ document: folded })),
		refusals: clients.reduce((sum, { generation }) => sum + generation, 0)
	};
	for (const client of [...clients, ...newcomers]) client.destroy();
	return report;
}

function open(
	board: string,
	person: TestPerson,
	node: NodeProcess | undefined,
	given: { network?: Network | undefined; changed?: () => void }
): BoardClient {
	const { network, changed } = given;
	return openClient({
		base: () => node?.base ?? '',
		board,
		person,
		...(network && { network }),
		...(changed && { changed })
	});
}

function contentOf({ document }: { document: BoardDocument }): string {
	return JSON.stringify(document.notes().toSorted((a, b) => (a.id < b.id ? -1 : 1)));
}

/** The board as Postgres has it. @throws where something would wait for what never comes */
async function fold({ db }: TestDatabase, board: string): Promise<BoardDocument> {
	const row = await findDocument(db, `board:${board}`);
	const stored = await readDocument(db, row?.id ?? '');
	const doc = new Y.Doc();
	if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
	for (const { bytes } of stored.updates) Y.applyUpdate(doc, bytes);
	if (doc.store.pendingStructs !== null) throw new Error('Something is pending in the log.');
	return new BoardDocument(doc);
}

async function moment(hand: Hand | undefined): Promise<void> {
	const latest = performance.now() + longestPause;
	const saved = (): boolean => hand?.client.status.kind === 'saved';
	await until('saved, or late', () => saved() || performance.now() > latest);
}

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) {
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
	}
}
