import { makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { expect, test } from 'vitest';
import { newElementId, openClient } from '../src/boards.ts';
import { Guest } from '../src/Guest.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { SmallDisk } from '../src/SmallDisk.ts';
import { until } from '../src/until.ts';

const megabytes = 256;

function write(client: BoardClient, text: string): void {
	makeNote(client.document, client.hand, { id: newElementId(), at: worldPoint(0, 0), text });
}

const isSaved = ({ status }: BoardClient): boolean =>
	status.kind === 'saved' && status.waiting === 0;

const textsOn = (client: BoardClient): string[] =>
	client.document
		.notes()
		.map(({ text }) => text)
		.sort();

test('P2 row 18: with a full disk the service stays up, says what is not saved, and goes on when there is room', async ({
	skip
}) => {
	const disk = await SmallDisk.make(megabytes);
	if (disk === undefined) return skip('no disk of its own can be mounted here');
	const server = await ServerProcess.start({ dataDir: disk.folder });
	try {
		const guest = await Guest.makesBoard(() => server.base, 'Ada');
		const { board, ticket } = guest;
		const person = await guest.person();
		const client = openClient({ base: () => server.socketBase, board, person, ticket });
		await until('it is open', () => client.ready);
		write(client, 'before');
		await until('it is saved', () => isSaved(client));

		const written = ['before'];
		for (let round = 0; round < 2; round++) {
			await disk.fill();
			// Room that Postgres has set aside in its files is used up first.
			await until(
				'something is not saved',
				() => {
					if (client.status.kind === 'not-saved') return true;
					if (client.status.waiting < 20) {
						const text = `${round} ${written.length} ${'words '.repeat(2_000)}`;
						written.push(text);
						write(client, text);
					}
					return false;
				},
				{ within: 60_000 }
			);
			expect((await fetch(`${server.base}/health/live`)).status).toBe(200);
			await disk.free();
			await until('all is saved', () => isSaved(client), { within: 60_000 });
		}
		const reader = openClient({ base: () => server.socketBase, board, person, ticket });
		await until('a reader is in', () => reader.ready, { within: 20_000 });
		expect(textsOn(reader)).toEqual(written.sort());
		client.destroy();
		reader.destroy();
	} finally {
		await server.stop();
		await disk.remove();
	}
}, 200_000);
