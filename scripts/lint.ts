import { join } from 'node:path';
import { root } from './run.ts';
import { runSteps } from './steps.ts';
import type { Step } from './steps.ts';
import { tool } from './tool.ts';

/** Layout, rules and doors, cycles, dead code. */
export const lints: readonly Step[] = [
	{ name: 'layout', script: tool('prettier'), args: ['--check', '--log-level', 'warn', '.'] },
	{ name: 'rules and doors', script: tool('eslint'), args: ['--max-warnings', '0', '.'] },
	{
		name: 'cycles',
		script: tool('dpdm'),
		args: [
			'--no-warning',
			'--no-tree',
			'--exit-code',
			'circular:1',
			'--transform',
			...[
				'board/src/index.ts',
				'db/src/index.ts',
				'collab-server/src/index.ts',
				'web/server.ts'
			].map((file) => join(root, file))
		]
	},
	{ name: 'dead code', script: tool('knip'), args: ['--no-progress'] }
];

if (import.meta.main) process.exitCode = (await runSteps(lints)).failed === 0 ? 0 : 1;
