import { run } from './run.ts';

export interface Step {
	name: string;
	script: string;
	args: readonly string[];
	cwd?: string;
}

/** Runs steps one after the other, says how each went, and shows what a failed one printed. @returns how many failed */
export async function runSteps(steps: readonly Step[]): Promise<number> {
	let failed = 0;
	for (const { name, script, args, cwd } of steps) {
		const began = Date.now();
		const { code, output } = await run(script, args, cwd === undefined ? {} : { cwd });
		const seconds = ((Date.now() - began) / 1000).toFixed(1);
		console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
		if (code === 0) continue;
		failed += 1;
		console.log(output.trimEnd());
	}
	return failed;
}
