import { Worker } from 'node:worker_threads';
import type { Folded } from './foldUpdates.ts';

type Answer = { id: number } & ({ folded: Folded } | { failed: string });

/** Folds logs in a thread of its own, which is started with the first job and ended by `stop`. */
export class FoldThread {
	#worker: Worker | undefined;
	#nextId = 1;
	readonly #waiting = new Map<
		number,
		{ resolve: (folded: Folded) => void; reject: (error: Error) => void }
	>();

	fold(stored: {
		snapshot: Uint8Array | undefined;
		updates: readonly Uint8Array[];
	}): Promise<Folded> {
		const id = this.#nextId++;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			this.#thread().postMessage({ id, ...stored });
		});
	}

	#thread(): Worker {
		if (this.#worker !== undefined) return this.#worker;
		const worker = new Worker(new URL('./foldWorker.ts', import.meta.url));
		worker.unref();
		worker.on('message', (answer: Answer) => this.#answered(answer));
		worker.on('error', (error: Error) => this.#failed(error));
		this.#worker = worker;
		return worker;
	}

	#answered(answer: Answer): void {
		const job = this.#waiting.get(answer.id);
		this.#waiting.delete(answer.id);
		if ('folded' in answer) job?.resolve(answer.folded);
		else job?.reject(new Error(answer.failed));
	}

	#failed(error: Error): void {
		this.#worker = undefined;
		for (const job of this.#waiting.values()) job.reject(error);
		this.#waiting.clear();
	}

	async stop(): Promise<void> {
		await this.#worker?.terminate();
		this.#failed(new Error('The server is stopping.'));
	}
}
