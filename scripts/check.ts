import { join } from 'node:path';
import { root } from './run.ts';
import { runSteps } from './steps.ts';
import type { Step, StepResults } from './steps.ts';
import { tool } from './tool.ts';

/** Writes the types of the site's routes, which the others read. */
const routeTypes: Step = {
	name: 'types of web',
	script: tool('@sveltejs/kit', 'web', 'svelte-kit'),
	args: ['sync'],
	cwd: join(root, 'web')
};

/** Type-checks every room by its own settings, since a type that one room may use another may not. */
const checks: readonly Step[] = [
	...['.', 'board', 'db', 'collab-server', 'tests'].map((room) => ({
		name: room === '.' ? 'types of the scripts' : `types of ${room}`,
		script: tool('typescript', '.', 'tsc'),
		args: ['--noEmit', '-p', join(root, room)]
	})),
	{
		name: 'types of the service worker',
		script: tool('typescript', '.', 'tsc'),
		args: ['--noEmit', '-p', join(root, 'web', 'src', 'service-worker')]
	},
	{
		name: 'components of web',
		script: tool('svelte-check', 'web'),
		args: ['--tsconfig', './tsconfig.json', '--fail-on-warnings'],
		cwd: join(root, 'web')
	}
];

/** Checks all types, and runs other steps beside that. */
export async function check(others: readonly Step[] = []): Promise<StepResults> {
	const first = await runSteps([routeTypes]);
	const rest = await runSteps([...others, ...checks]);
	return {
		passed: first.passed + rest.passed,
		failed: first.failed + rest.failed,
		failures: [...first.failures, ...rest.failures]
	};
}

if (import.meta.main) process.exitCode = (await check()).failed === 0 ? 0 : 1;
