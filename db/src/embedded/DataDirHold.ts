import { createHash, randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DbError } from '../errors.ts';

/** How long a holder may take to say who it is; one that is stopped holds nevertheless. Milliseconds. */
const longestAnswer = 500;

/**
 * A process's exclusive use of a data folder: a local socket on which it listens. The kernel closes it with the
 * process, however that ends, so a crash leaves no lock behind.
 */
export class DataDirHold {
	readonly #server: Server;

	private constructor(server: Server) {
		this.#server = server;
	}

	/**
	 * @param dataDir as `realpath` gives it
	 * @throws DbError `data_dir_in_use`
	 */
	static async take(dataDir: string, address = addressOf(dataDir)): Promise<DataDirHold> {
		const token = `${process.pid} ${randomUUID()}`;
		const server = await listen(address, token);
		if (server !== undefined) return new DataDirHold(server);
		const holder = await ask(address);
		if (holder !== undefined) throw inUse(dataDir, holder);
		return new DataDirHold(await takeOver({ dataDir, address, token }));
	}

	release(): Promise<void> {
		return new Promise((resolve) => {
			this.#server.close(() => resolve());
		});
	}
}

/** On Linux an abstract socket: no file, so nothing stale, whatever TMPDIR says. */
function addressOf(dataDir: string): string {
	const name = `small-change-${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}`;
	if (process.platform === 'linux') return `\0${name}`;
	if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
	return join(tmpdir(), `${name}.sock`);
}

/** @returns `undefined` where the address is taken, be it by nobody alive */
function listen(address: string, token: string): Promise<Server | undefined> {
	return new Promise((resolve, reject) => {
		const server = createServer((socket) => {
			socket.on('error', () => socket.destroy());
			socket.end(token);
		});
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE') resolve(undefined);
			else reject(error);
		});
		server.listen(address, () => resolve(server.unref()));
	});
}

/** @returns what the holder says, empty where it says nothing; `undefined` where nobody listens */
function ask(address: string): Promise<string | undefined> {
	return new Promise((resolve) => {
		let said = '';
		const socket = connect(address);
		socket.setTimeout(longestAnswer, () => socket.destroy());
		socket.on('data', (chunk) => (said += chunk.toString()));
		socket.on('error', (error: NodeJS.ErrnoException) => {
			resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? undefined : said);
		});
		socket.on('close', () => resolve(said));
	});
}

/**
 * Takes the place of a socket file whose process is gone. Each listens under a name of its own and puts it in the
 * place of the old one: a server that closes removes the file that it listened on, which may not be the winner's.
 * Of several that try at once, the last one to do so wins.
 */
async function takeOver(hold: {
	dataDir: string;
	address: string;
	token: string;
}): Promise<Server> {
	const { dataDir, address, token } = hold;
	// Short: macOS allows a socket's path 103 characters.
	const own = `${address}.${token.slice(-4)}`;
	const server = await listen(own, token);
	const other = await ask(address);
	if (server !== undefined && other === undefined) {
		await rename(own, address);
		await pause(50 + Math.random() * 100);
		if ((await ask(address)) === token) return server;
	}
	server?.close();
	throw inUse(dataDir, other ?? '');
}

function inUse(dataDir: string, holder: string): DbError {
	const [pid] = holder.split(' ');
	return new DbError(
		'data_dir_in_use',
		`The data folder ${dataDir} is in use by ${pid ? `process ${pid}` : 'another process'}: stop that one, or set DATA_DIR to another folder.`
	);
}
