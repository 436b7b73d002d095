import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

export interface Outcome {
	code: number;
	/** What it printed, when that was not shown. */
	output: string;
}

/** Runs a JavaScript tool of this workspace by the Node that runs this; `show` passes its output on as it comes. */
export function run(
	script: string,
	args: readonly string[],
	options: { cwd?: string; env?: Record<string, string>; show?: boolean } = {}
): Promise<Outcome> {
	const { cwd = root, env = {}, show = false } = options;
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [script, ...args], {
			cwd,
			env: { ...process.env, ...env },
			stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe']
		});
		let output = '';
		const collect = (chunk: Buffer): void => {
			output += chunk.toString();
		};
		child.stdout?.on('data', collect);
		child.stderr?.on('data', collect);
		child.on('error', reject);
		child.on('close', (code) => resolve({ code: code ?? 1, output }));
	});
}
