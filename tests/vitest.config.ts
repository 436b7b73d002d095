import { defineConfig } from 'vitest/config';

/** These start processes, databases and nodes of their own, so they run one file after the other, after all else. */
export default defineConfig({
	test: {
		name: 'tests',
		include: ['house/**/*.test.ts', 'integration/**/*.test.ts', 'faults/**/*.test.ts'],
		globalSetup: ['../db/src/testing/globalSetup.ts'],
		testTimeout: 30_000,
		hookTimeout: 30_000,
		maxWorkers: 1,
		sequence: { groupOrder: 1 }
	}
});
