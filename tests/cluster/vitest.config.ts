import { defineConfig } from 'vitest/config';

/** Several processes and a Redis: one file after the other, after all else. */
export default defineConfig({
	test: {
		name: 'cluster',
		include: ['**/*.test.ts'],
		globalSetup: ['../../db/src/testing/globalSetup.ts', './globalSetup.ts'],
		testTimeout: 60_000,
		hookTimeout: 60_000,
		maxWorkers: 1,
		sequence: { groupOrder: 2 }
	}
});
