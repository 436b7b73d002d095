import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DiePoint } from './dieAt.ts';
import { freePort } from './freePort.ts';

const program = fileURLToPath(new URL('nodeProgram.ts', import.meta.url));

interface NodeOptions {
	nodeOptions?: readonly string[];
	/** Where it ends itself as by `kill -9`, in each of its lives. */
	dieAt?: DiePoint;
}

/** A collab node in a process of its own, at one address for as many lives as a test gives it. */
export class NodeProcess {
	readonly #databaseUrl: string;
	readonly #port: number;
	readonly #nodeOptions: readonly string[];
	readonly #dieAt: DiePoint | undefined;
	#child: ChildProcess | undefined;
	#starting: Promise<void> | undefined;

	private constructor(databaseUrl: string, port: number, { nodeOptions = [], dieAt }: NodeOptions) {
		this.#databaseUrl = databaseUrl;
		this.#port = port;
		this.#dieAt = dieAt;
		const dying = new URL('dieAt.ts', import.meta.url).href;
		this.#nodeOptions = dieAt === undefined ? nodeOptions : [...nodeOptions, '--import', dying];
	}

	static async start(databaseUrl: string, options: NodeOptions = {}): Promise<NodeProcess> {
		const node = new NodeProcess(databaseUrl, await freePort(), options);
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
		if (this.isRunning) return;
		const child = fork(program, [this.#databaseUrl, `${this.#port}`], {
			stdio: 'inherit',
			execArgv: [...this.#nodeOptions],
			env: { ...process.env, DIE_AT: this.#dieAt }
		});
		this.#child = child;
		const ended = once(child, 'exit').then(([code]) => {
			throw new Error(`A node ended with ${code} before it listened.`);
		});
		await Promise.race([once(child, 'message'), ended]);
		ended.catch(() => undefined);
	}

	get isRunning(): boolean {
		return this.#child?.exitCode === null && this.#child.signalCode === null;
	}

	/** Every thread of it stands still, and whoever talks to it is not told. */
	freeze(): void {
		this.#child?.kill('SIGSTOP');
	}

	thaw(): void {
		this.#child?.kill('SIGCONT');
	}

	/** `kill -9`, once it listens. */
	async kill(): Promise<void> {
		await this.#starting;
		await this.killNow();
	}

	/** `kill -9`, also while it starts. */
	async killNow(): Promise<void> {
		const child = this.#child;
		if (child === undefined || !this.isRunning) return;
		const exit = once(child, 'exit');
		child.kill('SIGKILL');
		await exit;
	}

	async stop(): Promise<void> {
		await this.kill();
	}
}
