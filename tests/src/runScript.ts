import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { once } from 'node:events';

/** Runs one of the commands of `scripts/` to its end. */
export async function runScript(
	name: 'backup' | 'restore' | 'doctor',
	args: readonly string[],
	environment: Record<string, string>
): Promise<{ code: number | null; said: string }> {
	const script = join(import.meta.dirname, '..', '..', 'scripts', `${name}.ts`);
	const child = spawn(process.execPath, [script, ...args], {
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
	}
	const [code] = (await once(child, 'close')) as [number | null];
	return { code, said: said.trim() };
}
