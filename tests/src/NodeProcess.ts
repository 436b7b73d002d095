import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from './freePort.ts';

const program = fileURLToPath(new URL('nodeProgram.ts', import.meta.url));

/** A collab node in a process of its own, at one address for as many lives as a test gives it. */
export class NodeProcess {
	readonly #databaseUrl: string;
	readonly #port: number;
	readonly #nodeOptions: readonly string[];
	#child: ChildProcess | undefined;
	#starting: Promise<void> | undefined;

	private constructor(databaseUrl: string, port: number, nodeOptions: readonly string[]) {
		this.#databaseUrl = databaseUrl;
		this.#port = port;
		this.#nodeOptions = nodeOptions;
	}

	static async start(
		databaseUrl: string,
		{ nodeOptions = [] }: { nodeOptions?: readonly string[] } = {}
	): Promise<NodeProcess> {
		const node = new NodeProcess(databaseUrl, await freePort(), nodeOptions);
		await node.start();
		return node;
	}

	/** `ws://127.0.0.1:port`, also while nobody listens there. */
	get base(): string {
		return `ws://127.0.0.1:${this.#port}`;
	}

	/** Starts it where it does not run, and waits until it listens. */
	start(): Promise<void> {
		this.#starting ??= this.#fork().finally(() => (this.#starting = undefined));
		return this.#starting;
	}

	async #fork(): Promise<void> {
		if (this.#child?.exitCode === null && this.#child.signalCode === null) return;
		const child = fork(program, [this.#databaseUrl, `${this.#port}`], {
			stdio: 'inherit',
			execArgv: [...this.#nodeOptions]
		});
		this.#child = child;
		const ended = once(child, 'exit').then(([code]) => {
			throw new Error(`A node ended with ${code} before it listened.`);
		});
		await Promise.race([once(child, 'message'), ended]);
		ended.catch(() => undefined);
	}

	/** `kill -9`. */
	async kill(): Promise<void> {
		await this.#starting;
		const child = this.#child;
		if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
		const exit = once(child, 'exit');
		child.kill('SIGKILL');
		await exit;
	}

	async stop(): Promise<void> {
		await this.kill();
	}
}
