import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		name: 'tests',
		include: ['integration/**/*.test.ts', 'faults/**/*.test.ts', 'house/**/*.test.ts'],
		globalSetup: ['../db/src/testing/globalSetup.ts'],
		testTimeout: 30_000,
		hookTimeout: 30_000
	}
});
