import { startRedis } from '../src/startRedis.ts';
import { missingVariable, redisVariable } from './redis.ts';

/** One Redis for the run, or the reason why the tests that need one are skipped. */
export default async function setup(): Promise<() => Promise<void>> {
	const redis = await startRedis();
	if ('missing' in redis) {
		process.env[missingVariable] = redis.missing;
		return () => Promise.resolve();
	}
	process.env[redisVariable] = redis.url;
	return redis.stop;
}
