import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own that answers one question at a time, so that its CPU is its own. */
export class Child {
	readonly #process: ChildProcess;
	readonly #file: URL;

	private constructor(process: ChildProcess, file: URL) {
		this.#process = process;
		this.#file = file;
	}

	/** @param file a program that calls `answerParent` */
	static start(file: URL, args: readonly string[] = []): Child {
		// As a server in production is started.
		const env = { ...process.env, NODE_ENV: 'production' };
		const child = fork(fileURLToPath(file), args, { serialization: 'advanced', env });
		return new Child(child, file);
	}

	/** Rejects where the process ends instead of answering. */
	ask<Answer>(question: string, given?: unknown): Promise<Answer> {
		const child = this.#process;
		return new Promise((resolve, reject) => {
			const ended = (code: number | null): void =>
				reject(new Error(`${this.#file.pathname} ended with ${code}`));
			child.once('exit', ended);
			child.once('message', (answer: { answer: Answer }) => {
				child.off('exit', ended);
				resolve(answer.answer);
			});
			child.send({ question, given });
		});
	}

	async stop(): Promise<void> {
		if (!this.#process.connected) return;
		const exit = once(this.#process, 'exit');
		this.#process.disconnect();
		await exit;
	}
}
