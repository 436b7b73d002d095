import { answerParent } from '../answerParent.ts';
import { ownCpu } from '../cpu.ts';

/** What every server that is measured is asked: its address, its CPU in milliseconds and its memory in bytes. */
export function answerServer(base: string): void {
	answerParent({ base: () => base, cpu: ownCpu, memory: () => process.memoryUsage.rss() });
}
