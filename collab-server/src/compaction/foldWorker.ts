import { parentPort } from 'node:worker_threads';
import { foldUpdates } from './foldUpdates.ts';

/** The thread in which logs are folded, so that no large board makes the others wait. */
parentPort?.on('message', (job: { id: number } & Parameters<typeof foldUpdates>[0]) => {
	try {
		parentPort?.postMessage({ id: job.id, folded: foldUpdates(job) });
	} catch (error) {
		parentPort?.postMessage({ id: job.id, failed: String(error) });
	}
});
