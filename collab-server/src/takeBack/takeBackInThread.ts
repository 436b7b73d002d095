import { Worker } from 'node:worker_threads';
import type { TakenBack, TracedHistory } from '@small-change/board';

/** Milliseconds. */
const longestJob = 20_000;

/** Makes the update that takes back what somebody did, in a thread of its own. @throws Error where that takes too long */
export async function takeBackInThread(history: TracedHistory): Promise<TakenBack> {
	const worker = new Worker(new URL('./takeBackWorker.ts', import.meta.url), {
		workerData: history
	});
	let timer: NodeJS.Timeout | undefined;
	try {
		return await new Promise<TakenBack>((resolve, reject) => {
			worker.on('message', resolve);
			worker.on('error', reject);
			worker.on('exit', () => reject(new Error('The thread ended before its work was done.')));
			timer = setTimeout(() => reject(new Error('This took too long.')), longestJob);
		});
	} finally {
		clearTimeout(timer);
		await worker.terminate();
	}
}
