import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../Log.ts';
import { stopLeftovers } from './leftovers.ts';
import { ServerProcess } from './ServerProcess.ts';
import type { ServerOptions } from './ServerProcess.ts';

/** The longest wait before another try to start the server again. Milliseconds. */
const longestWait = 5_000;

/** Keeps a server running on its port: whoever has its address just connects again. */
export class Supervisor {
	readonly #options: ServerOptions;
	readonly #log: Log;
	readonly #stopping = new AbortController();
	readonly #watching: Promise<void>;
	#server: ServerProcess;

	constructor(server: ServerProcess, options: ServerOptions, log: Log) {
		this.#server = server;
		this.#options = options;
		this.#log = log;
		process.once('exit', this.#abandon);
		this.#watching = this.#watch();
	}

	get pid(): number | undefined {
		return this.#server.pid;
	}

	async stop(): Promise<void> {
		this.#stopping.abort();
		await this.#server.stop();
		await this.#watching;
		// Killed just before, a server may have left children behind.
		await stopLeftovers({ ...this.#options, log: this.#log });
		process.off('exit', this.#abandon);
	}

	/** Our process ends without having stopped it. */
	readonly #abandon = (): void => this.#server.abandon();

	async #watch(): Promise<void> {
		const { signal } = this.#stopping;
		for (let tries = 0; ; tries++) {
			const why = await this.#server.ended;
			if (signal.aborted) return;
			this.#log.error({ why, tries }, 'the embedded database ended; starting it again');
			try {
				await pause(Math.min(50 * 2 ** tries, longestWait), undefined, { signal });
				await stopLeftovers({ ...this.#options, log: this.#log });
				if (signal.aborted) return;
				this.#server = new ServerProcess(this.#options);
				if (!(await this.#server.ready(signal))) continue;
				this.#log.info({ pid: this.#server.pid }, 'the embedded database is back');
				tries = -1;
			} catch (error) {
				if (!signal.aborted) this.#log.error({ err: error, tries }, 'it could not be started');
			}
		}
	}
}
