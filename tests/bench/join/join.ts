import {
	authFrame,
	formatDocumentName,
	knowsAuthors,
	messageFrame,
	parseServerMessage,
	readServerFrame,
	wantsFrame
} from '@small-change/board';
import type { ServerFrame } from '@small-change/board';
import { WebSocket } from 'ws';
import type { Guest } from '../../src/Guest.ts';
import type { ServerProcess } from '../../src/serverProcess.ts';
import { takeState } from './takeState.ts';
import type { KnownVectors } from './takeState.ts';

/** Who joins, with what their page has brought. */
export interface Joiner {
	guest: Guest;
	ticket: string;
}

/** How somebody came in. */
export interface Joining {
	/** Over HTTP and the socket, until the state and all authors were there. */
	bytes: number;
	/** Until the line had brought its part of the state. Milliseconds. */
	in: number;
}

/**
 * Joins as a page does that has no copy, without reading what comes: a hundred who do would be measured, and not the server.
 * @param vectors absent: all comes over the socket
 */
export async function join(
	server: ServerProcess,
	{ guest, ticket }: Joiner,
	{ notes, vectors }: { notes: number; vectors?: KnownVectors }
): Promise<Joining> {
	const began = performance.now();
	const name = formatDocumentName({ kind: 'board', board: guest.board });
	const socket = new WebSocket(`${server.socketBase}/collab/${guest.board}`);
	const http = vectors && takeState(guest, vectors);
	http?.catch(() => undefined);
	let bytes = 0;
	let authors = 0;
	let isIn = 0;
	await new Promise<void>((resolve, reject) => {
		const ask = async (): Promise<void> => {
			const state = await http;
			bytes += state?.bytes ?? 0;
			if (state !== undefined) socket.send(messageFrame(name, knowsAuthors));
			socket.send(wantsFrame(name, state?.vector ?? Uint8Array.of(0)));
		};
		socket.on('open', () => {
			socket.send(authFrame(name, ticket));
			socket.send(authFrame(name.replace('board:', 'presence:'), ticket));
		});
		socket.on('message', (data: Buffer) => {
			bytes += data.length;
			const frame = readServerFrame(data);
			if (frame.kind === 'authenticated' && frame.name === name) ask().catch(reject);
			if (frame.kind === 'state') isIn = performance.now() - began;
			authors += authorsIn(frame);
			if (isIn > 0 && (http !== undefined || authors >= notes)) resolve();
		});
		socket.on('close', (code) => reject(new Error(`The socket was closed: ${code}`)));
		socket.on('error', reject);
	});
	socket.removeAllListeners('close').terminate();
	return { bytes, in: isIn };
}

function authorsIn(frame: ServerFrame): number {
	if (frame.kind !== 'message') return 0;
	const message = parseServerMessage(frame.text);
	return message?.type === 'authors' ? Object.keys(message.authors).length : 0;
}
