import { makeNote, noteColours, worldPoint } from '@small-change/board';
import { Guest } from '../../src/Guest.ts';
import { newElementId, openClient } from '../../src/boards.ts';
import type { ServerProcess } from '../../src/serverProcess.ts';
import { until } from '../../src/until.ts';
import { ideaText } from './ideas.ts';

/** From the left side of one note to that of the next. World px. */
const cell = 220;
/** Notes side by side for one above the other, as on a wide screen. */
const wideness = 1.6;

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
	const columns = Math.ceil(Math.sqrt(notes * wideness));
	for (let number = 0; number < notes; number++) {
		makeNote(client.document, client.hand, {
			id: newElementId(),
			at: worldPoint((number % columns) * cell, Math.floor(number / columns) * cell),
			colour: noteColours[number % noteColours.length] ?? 'yellow',
			text: ideaText(number)
		});
	}
	await until('the board is saved', () => client.status.kind === 'saved', { within: 60_000 });
	client.destroy();
	return guest.code();
}
