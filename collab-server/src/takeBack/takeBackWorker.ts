import { parentPort, workerData } from 'node:worker_threads';
import { takeBack } from '@small-change/board';
import type { TracedHistory } from '@small-change/board';

/** A thread for one job: going through a long history would make everybody else wait. */
parentPort?.postMessage(takeBack(workerData as TracedHistory));
