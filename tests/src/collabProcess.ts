import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { testSecret } from './collabNode.ts';
import { freePort } from './freePort.ts';

const program = fileURLToPath(new URL('../../scripts/collab.ts', import.meta.url));

/** The collab server as a process of its own, as an operator starts it. */
export class CollabProcess {
	readonly port: number;
	readonly #child: ChildProcess;
	output = '';

	private constructor(port: number, child: ChildProcess) {
		this.port = port;
		this.#child = child;
	}

	static async start(settings: {
		DATABASE_URL: string;
		REDIS_URL?: string;
		/** Where the pages come from. */
		ORIGIN: string;
	}): Promise<CollabProcess> {
		const port = await freePort();
		const own = { PORT: String(port), HOST: '127.0.0.1', SECRET: testSecret, METRICS: 'on' };
		const child = spawn(process.execPath, [program], {
			env: { ...process.env, LOG_LEVEL: 'warn', REDIS_URL: '', ...own, ...settings },
			stdio: ['ignore', 'pipe', 'pipe', 'ipc']
		});
		const node = new CollabProcess(port, child);
		await new Promise<void>((resolve, reject) => {
			const hear = (text: Buffer): void => {
				node.output += text.toString();
				if (node.output.includes('are served on port')) resolve();
			};
			child.stdout?.on('data', hear);
			child.stderr?.on('data', hear);
			child.once('exit', (code) => {
				reject(new Error(`The collab server ended with ${code}:\n${node.output}`));
			});
		});
		return node;
	}

	get target(): { host: string; port: number } {
		return { host: '127.0.0.1', port: this.port };
	}

	get socketBase(): string {
		return `ws://127.0.0.1:${this.port}`;
	}

	get(path: string): Promise<Response> {
		return fetch(`http://127.0.0.1:${this.port}${path}`);
	}

	/** `kill -9`, as a crash would. */
	async kill(): Promise<void> {
		await this.#end(() => this.#child.kill('SIGKILL'));
	}

	/** Ends in order. @returns the exit code */
	async stop(): Promise<number | null> {
		// Windows has no signals.
		const isWindows = process.platform === 'win32';
		await this.#end(() => (isWindows ? this.#child.send('shutdown') : this.#child.kill('SIGTERM')));
		return this.#child.exitCode;
	}

	async #end(how: () => unknown): Promise<void> {
		const { exitCode, signalCode } = this.#child;
		if (exitCode !== null || signalCode !== null) return;
		const exit = once(this.#child, 'exit');
		how();
		await exit;
	}
}
