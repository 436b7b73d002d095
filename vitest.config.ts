import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		projects: [
			...['board', 'db', 'collab-server', 'web', 'tests'],
			...['faults', 'cluster'].map((name) => `tests/vitest.${name}.config.ts`)
		],
		maxWorkers: 2
	}
});
