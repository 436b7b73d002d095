import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		projects: ['board', 'db', 'collab-server', 'web', 'tests', 'tests/vitest.cluster.config.ts'],
		maxWorkers: 2
	}
});
