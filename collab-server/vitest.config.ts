import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: { name: 'collab-server', include: ['src/**/*.test.ts'], testTimeout: 60_000 }
});
