import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		name: 'db',
		include: ['src/**/*.test.ts'],
		globalSetup: ['./src/testing/globalSetup.ts'],
		testTimeout: 120_000,
		hookTimeout: 120_000
	}
});
