import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testSecret } from './collabNode.ts';
import { freePort } from './freePort.ts';

const serverFile = fileURLToPath(new URL('../../web/server.ts', import.meta.url));

/** The whole product as a process of its own, with its data in a folder of its own. */
export class ServerProcess {
	readonly dataDir: string;
	readonly port: number;
	readonly #settings: NodeJS.ProcessEnv;
	readonly #nodeOptions: string[];
	readonly #demo: boolean;
	#child: ChildProcess | undefined;
	output = '';

	private constructor(dataDir: string, port: number, options: ServerOptions) {
		this.dataDir = dataDir;
		this.port = port;
		this.#settings = options.settings?.(`http://127.0.0.1:${port}`) ?? {};
		this.#nodeOptions = options.nodeOptions ?? [];
		this.#demo = options.demo ?? false;
	}

	static async start(options: ServerOptions = {}): Promise<ServerProcess> {
		const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'small-change-test-')));
		const server = new ServerProcess(dataDir, await freePort(), options);
		await server.start();
		return server;
	}

	/** Of the process that serves; undefined before its start. */
	get pid(): number | undefined {
		return this.#child?.pid;
	}

	get base(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get socketBase(): string {
		return `ws://127.0.0.1:${this.port}`;
	}

	/** Starts and waits until it serves. */
	async start(): Promise<void> {
		const child = spawn(process.execPath, [...this.#nodeOptions, serverFile], {
			env: {
				...process.env,
				PORT: String(this.port),
				HOST: '127.0.0.1',
				DATA_DIR: this.dataDir,
				SECRET: testSecret,
				LOG_LEVEL: 'warn',
				DEMO: this.#demo ? 'on' : 'off',
				...this.#settings
			},
			stdio: ['ignore', 'pipe', 'pipe', 'ipc']
		});
		this.#child = child;
		child.stderr?.on('data', (text: Buffer) => (this.output += text.toString()));
		await new Promise<void>((resolve, reject) => {
			child.stdout?.on('data', (text: Buffer) => {
				this.output += text.toString();
				if (this.output.includes('Small Change is running')) resolve();
			});
			child.once('exit', (code) =>
				reject(new Error(`The server ended with ${code}:\n${this.output}`))
			);
		});
		this.output = '';
	}

	/** Where the embedded database is reached; changes with every start. */
	async databaseUrl(): Promise<string> {
		return (await readFile(join(this.dataDir, 'postgres', 'url'), 'utf8')).trim();
	}

	/** `kill -9`, as a crash would. */
	async kill(): Promise<void> {
		const child = this.#child;
		if (child === undefined || child.exitCode !== null) return;
		child.kill('SIGKILL');
		await once(child, 'exit');
	}

	/** `kill -9` for the embedded database. */
	async killDatabase(): Promise<void> {
		const file = await readFile(join(this.dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8');
		process.kill(Number(file.split('\n', 1)[0]), 'SIGKILL');
	}

	/** Ends in order, as Ctrl-C does. @returns the exit code */
	async stop(): Promise<number | null> {
		const child = this.#child;
		if (child === undefined || child.exitCode !== null || child.signalCode !== null)
			return child?.exitCode ?? null;
		const exit = once(child, 'exit');
		// Windows has no signals.
		if (process.platform === 'win32') child.send('shutdown');
		else child.kill('SIGINT');
		await exit;
		return child.exitCode;
	}

	/** Ends it and removes its data. */
	async remove(): Promise<void> {
		await this.stop();
		await rm(this.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
	}
}

interface ServerOptions {
	/** More environment, made from the address that it will have. */
	settings?: (origin: string) => NodeJS.ProcessEnv;
	nodeOptions?: string[];
	/** A folder that is there; one of its own unless told. */
	dataDir?: string;
	/** With the demo's data and people. */
	demo?: boolean;
}
