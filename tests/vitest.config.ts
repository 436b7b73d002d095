import { defineConfig } from 'vitest/config';

/** These start databases and nodes of their own, in the process of the test: two files at once, after all that starts none. */
export default defineConfig({
	test: {
		name: 'tests',
		include: ['house/**/*.test.ts', 'integration/**/*.test.ts'],
		globalSetup: ['../db/src/testing/globalSetup.ts'],
		testTimeout: 120_000,
		hookTimeout: 120_000,
		maxWorkers: 2,
		sequence: { groupOrder: 1 }
	}
});
