import type { BoardClient } from '@small-change/board';
import { buildSite } from '../../../scripts/build.ts';
import { Guest } from '../../src/Guest.ts';
import { openClient } from '../../src/boards.ts';
import { ServerProcess } from '../../src/serverProcess.ts';
import { until } from '../../src/until.ts';
import { formatTable } from '../formatTable.ts';
import { processCpu } from '../cpu.ts';
import { fillBoard } from '../render/fillBoard.ts';
import { join } from './join.ts';
import type { Joiner, Joining } from './join.ts';
import type { KnownVectors } from './takeState.ts';

const notes = 2_000;
const people = 100;

interface Measured {
	way: string;
	/** The most that anybody was sent. */
	bytes: number;
	/** Of the serving process, one after the other. Milliseconds; undefined where it cannot be read. */
	cpu: number | undefined;
	/** Until the last of a hundred who came within a second was in, since the first one came. Milliseconds. */
	allIn: number;
	/** The slowest one's own wait. Milliseconds. */
	slowest: number;
}

/** People who join a large board: what each is sent, what it costs the server, and how long a hundred take. */
export async function joinPart(): Promise<{ result: unknown; table: string }> {
	if (!(await buildSite())) throw new Error('The site could not be built.');
	const server = await ServerProcess.start();
	try {
		const code = await fillBoard(server, notes);
		const joiners: Joiner[] = [];
		for (let person = 0; person < people; person++) {
			const guest = await Guest.joins(() => server.base, code, `Guest ${person}`);
			joiners.push({ guest, ticket: await guest.ticket() });
		}
		const host = await openAs(server, joiners);
		const measured = [
			await measure(server, joiners, 'socket alone'),
			await measure(server, joiners, 'state by HTTP', new Map())
		];
		host.destroy();
		return { result: measured, table: tableOf(measured) };
	} finally {
		await server.remove();
	}
}

/** Somebody who is there all the time: a board that everybody has left is read anew for each who comes. */
async function openAs(server: ServerProcess, joiners: readonly Joiner[]): Promise<BoardClient> {
	const [first] = joiners;
	if (first === undefined) throw new Error('Nobody joins.');
	const { guest } = first;
	const host = openClient({
		base: () => server.socketBase,
		board: guest.board,
		person: await guest.person(),
		ticket: guest.ticket
	});
	await until('the host is in', () => host.status.kind === 'saved', { within: 20_000 });
	return host;
}

async function measure(
	server: ServerProcess,
	joiners: readonly Joiner[],
	way: string,
	vectors?: KnownVectors
): Promise<Measured> {
	const options = { notes, ...(vectors && { vectors }) };
	// The first ones find a server that has compiled nothing yet.
	for (const joiner of joiners.slice(0, 20)) await join(server, joiner, options);
	const cpuBefore = await processCpu(server.pid ?? 0);
	const alone: Joining[] = [];
	for (const joiner of joiners) alone.push(await join(server, joiner, options));
	const cpuAfter = await processCpu(server.pid ?? 0);
	const began = performance.now();
	const together = await Promise.all(
		joiners.map(async (joiner, index) => {
			await after((index * 1_000) / people);
			const came = performance.now() - began;
			const joined = await join(server, joiner, options);
			return { own: joined.in, at: came + joined.in };
		})
	);
	return {
		way,
		bytes: Math.max(...alone.map(({ bytes }) => bytes)),
		cpu: cpuBefore && cpuAfter && (cpuAfter - cpuBefore) / joiners.length,
		allIn: Math.max(...together.map(({ at }) => at)),
		slowest: Math.max(...together.map(({ own }) => own))
	};
}

function after(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}

function tableOf(measured: readonly Measured[]): string {
	const head = [
		'',
		'KB a person',
		'server CPU a join, ms',
		`${people} within a second: all in, ms`,
		'slowest, ms'
	];
	const rows = measured.map(({ way, bytes, cpu, allIn, slowest }) => [
		way,
		(bytes / 1024).toFixed(1),
		cpu?.toFixed(2) ?? '–',
		allIn.toFixed(0),
		slowest.toFixed(0)
	]);
	return formatTable(`Joining a board of ${notes} notes`, [head, ...rows]);
}
