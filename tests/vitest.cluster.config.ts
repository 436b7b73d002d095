import { defineConfig } from 'vitest/config';

/** Several processes and a Redis: one file after the other, after all else. */
export default defineConfig({
	test: {
		name: 'cluster',
		include: ['cluster/**/*.test.ts'],
		globalSetup: ['../db/src/testing/globalSetup.ts', './cluster/globalSetup.ts'],
		testTimeout: 120_000,
		hookTimeout: 120_000,
		maxWorkers: 1,
		sequence: { groupOrder: 3 }
	}
});
