import { run } from './run.ts';

export interface Step {
	name: string;
	script: string;
	args: readonly string[];
	cwd?: string;
}

/** So many run at once: each keeps one core busy. */
const atOnce = 2;

export interface StepResults {
	passed: number;
	failed: number;
	/** Names of those that failed. */
	failures: string[];
}

/** Runs steps, says how each went, and shows what a failed one printed. */
export async function runSteps(steps: readonly Step[]): Promise<StepResults> {
	const waiting = [...steps];
	const lanes = Array.from({ length: atOnce }, () => runWaiting(waiting));
	const failures = (await Promise.all(lanes)).flat();
	const failed = failures.length;
	return { passed: steps.length - failed, failed, failures };
}

async function runWaiting(waiting: Step[]): Promise<string[]> {
	const failures: string[] = [];
	for (;;) {
		const step = waiting.shift();
		if (step === undefined) return failures;
		const { name, script, args, cwd } = step;
		const began = Date.now();
		const { code, output } = await run(script, args, cwd === undefined ? {} : { cwd });
		const seconds = ((Date.now() - began) / 1000).toFixed(1);
		console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
		if (code === 0) continue;
		failures.push(name);
		console.log(output.trimEnd());
	}
}
