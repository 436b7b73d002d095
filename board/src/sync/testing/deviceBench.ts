import { worldPoint } from '../../geometry.ts';
import { makeNote } from '../../operations.ts';
import { BoardClient } from '../BoardClient.ts';
import { TestDevice } from './TestDevice.ts';
import { TestServer } from './TestServer.ts';
import { World } from './World.ts';

export const board = 'board-of-the-test';
export const person = 'olu';

/** A server, a device with its copy, and pages that open and close on it. */
export function setUp(): {
	world: World;
	server: TestServer;
	device: TestDevice;
	open: () => BoardClient;
	close: (client: BoardClient) => Promise<void>;
} {
	const world = new World();
	const server = new TestServer(world, { board, person });
	const device = new TestDevice();
	/** Opens the board as a new page does. */
	const open = (): BoardClient => {
		const client = new BoardClient(world, {
			board,
			person,
			changed: () => undefined,
			store: device.store()
		});
		client.start();
		return client;
	};
	/** Ends a page as closing its tab does: nothing more happens in it. */
	const close = async (client: BoardClient): Promise<void> => {
		client.destroy();
		await world.pass(1_000);
	};
	return { world, server, device, open, close };
}

/** A note, whose text is its id unless told. */
export function write(client: BoardClient, id: string, text = id): void {
	makeNote(client.document, client.hand, { id, at: worldPoint(0, 0), text });
}

export function ids(of: { document: BoardClient['document'] }): string[] {
	return of.document
		.notes()
		.map(({ id }) => id)
		.toSorted();
}
