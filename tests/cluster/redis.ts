import { describe } from 'vitest';

/** Where the global setup leaves the address of the run's Redis, or why there is none. */
export const redisVariable = 'SMALL_CHANGE_TEST_REDIS';
export const missingVariable = 'SMALL_CHANGE_TEST_REDIS_MISSING';

/** The run's own Redis. */
export function redisUrl(): string {
	return process.env[redisVariable] ?? '';
}

/** Tests that need a Redis: where there is none they are skipped, with the reason in their name. */
export function withRedis(name: string, tests: () => void): void {
	const missing = process.env[missingVariable];
	describe.skipIf(missing !== undefined)(missing ? `${name} (${missing})` : name, tests);
}
