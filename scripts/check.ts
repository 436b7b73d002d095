import { join } from 'node:path';
import { root } from './run.ts';
import { runSteps } from './steps.ts';
import type { Step } from './steps.ts';
import { tool } from './tool.ts';

/** Type-checks every room by its own settings, since a type that one room may use another may not. */
export const checks: readonly Step[] = [
	...['.', 'board', 'db', 'collab-server', 'tests'].map((room) => ({
		name: room === '.' ? 'types of the scripts' : `types of ${room}`,
		script: tool('typescript', '.', 'tsc'),
		args: ['--noEmit', '-p', join(root, room)]
	})),
	{
		name: 'types of web',
		script: tool('@sveltejs/kit', 'web', 'svelte-kit'),
		args: ['sync'],
		cwd: join(root, 'web')
	},
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

if (import.meta.main) process.exitCode = (await runSteps(checks)) === 0 ? 0 : 1;
