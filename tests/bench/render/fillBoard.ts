import { makeNote, noteColours, worldPoint } from '@small-change/board';
import { Guest } from '../../src/Guest.ts';
import { newElementId, openClient } from '../../src/boards.ts';
import type { ServerProcess } from '../../src/serverProcess.ts';
import { until } from '../../src/until.ts';
import { benchNotes } from './grid.ts';

/** Makes a board with so many notes through a real client. @returns the code that others join by */
export async function fillBoard(server: ServerProcess, notes: number): Promise<string> {
	const guest = await Guest.makesBoard(() => server.base, 'Olu');
	const client = openClient({
		base: () => server.socketBase,
		board: guest.board,
		person: await guest.person(),
		ticket: guest.ticket
	});
	await until('the board is open', () => client.ready, { within: 20_000 });
	for (const { x, y, colour, text } of benchNotes(notes)) {
		makeNote(client.document, client.hand, {
			id: newElementId(),
			at: worldPoint(x, y),
			colour: noteColours[colour] ?? 'yellow',
			text
		});
	}
	await until('the board is saved', () => client.status.kind === 'saved', { within: 120_000 });
	client.destroy();
	return guest.code();
}
