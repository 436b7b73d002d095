import {
	BoardDocument,
	editText,
	judge,
	makeNote,
	moveElements,
	newIdFrom,
	removeElements,
	scanUpdate,
	worldPoint
} from '@small-change/board';
import type { Rights } from '@small-change/board';
import * as Y from 'yjs';
import { formatTable } from '../formatTable.ts';

const notes = 10_000;
const warmUp = 500;
const measured = 2_000;
/** Microseconds. */
const target = 100;
const client = 1;
const hand = { person: 'ann' };

/** Something is locked, so that the guard also asks which elements an update touches. */
const rights: Rights = { write: true, frozen: false, locked: new Set(['held000000000000']) };

/** Microseconds. */
interface Times {
	p50: number;
	p95: number;
}

interface Row extends Times {
	what: string;
}

type Change = (board: BoardDocument, turn: number) => void;

/** What people do most. A deletion takes one of the notes away that the change before it made. */
const changes: Record<string, Change> = {
	'a letter': (board, turn) => {
		const id = anyNote(turn);
		const from = board.textOf(id, 'text')?.toString() ?? '';
		editText(board, hand, { id, key: 'text', from, to: `${from}${turn % 10}` });
	},
	'a step of a drag': (board, turn) => {
		moveElements(board, hand, [{ id: anyNote(turn), at: worldPoint(turn, -turn) }]);
	},
	'a note': (board, turn) => {
		makeNote(board, hand, { id: idOf(notes + turn), at: worldPoint(turn, 0), text: 'An idea' });
	},
	'a deletion': (board, turn) => removeElements(board, hand, { ids: [idOf(notes + turn)] })
};

/** What the guard takes to read and judge one ordinary update on a large board. */
export function guardPart(): Promise<{ result: Row[]; table: string }> {
	const device = new BoardDocument(new Y.Doc());
	device.doc.clientID = client;
	for (let index = 0; index < notes; index++) {
		const at = worldPoint((index % 100) * 220, Math.floor(index / 100) * 220);
		makeNote(device, hand, { id: idOf(index), at, text: `Idea ${index}` });
	}
	const server = new Y.Doc();
	Y.applyUpdate(server, Y.encodeStateAsUpdate(device.doc));
	const rows = Object.entries(changes).map(([what, change]) => ({
		what,
		...timesOf(server, updatesOf(device, change))
	}));
	return Promise.resolve({ result: rows, table: tableOf(rows) });
}

/** All made beforehand: the device's own work in between would leave the guard with cold caches. */
function updatesOf(device: BoardDocument, change: Change): Uint8Array[] {
	const updates: Uint8Array[] = [];
	const keep = (update: Uint8Array): unknown => updates.push(update);
	device.doc.on('update', keep);
	for (let turn = 0; turn < warmUp + measured; turn++) change(device, turn);
	device.doc.off('update', keep);
	if (updates.length !== warmUp + measured) throw new Error('A change is not one update.');
	return updates;
}

function timesOf(server: Y.Doc, updates: readonly Uint8Array[]): Times {
	const times = updates.map((update) => {
		const began = process.hrtime.bigint();
		const verdict = verdictOn(server, update);
		const time = Number(process.hrtime.bigint() - began) / 1_000;
		if (verdict !== 'accepted') throw new Error(`An ordinary update was not accepted: ${verdict}.`);
		Y.applyUpdate(server, update);
		return time;
	});
	const sorted = times.slice(warmUp).toSorted((one, other) => one - other);
	const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
	return { p50: at(0.5), p95: at(0.95) };
}

function verdictOn(doc: Y.Doc, update: Uint8Array): string {
	const scanned = scanUpdate(update);
	if (!scanned.ok) return scanned.refusal.code;
	const { person } = hand;
	return judge({ scan: scanned.scan, doc, person, ownerOfClient: () => person, rights }).verdict;
}

function tableOf(rows: readonly Row[]): string {
	return formatTable(`Guard: µs to read and judge an update on a board of ${notes} notes`, [
		['update', 'p50', 'p95', 'goal', 'p50 / goal'],
		...rows.map(({ what, p50, p95 }) => [
			what,
			p50.toFixed(1),
			p95.toFixed(1),
			`${target}`,
			(p50 / target).toFixed(2)
		])
	]);
}

/** Spread over the whole board. */
function anyNote(turn: number): string {
	return idOf((turn * 7_919) % notes);
}

function idOf(index: number): string {
	const bytes = new Uint8Array(12);
	new DataView(bytes.buffer).setUint32(0, index);
	return newIdFrom(bytes);
}
