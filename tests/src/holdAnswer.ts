import type { OpenDatabase } from '@small-change/db';

/**
 * Holds back what Postgres answers to the next question in which a word stands, as a slow line does: it is read there
 * at once, and known here when the test lets it be.
 */
export function holdAnswer(
	pool: OpenDatabase['pool'],
	word: string
): { read: Promise<void>; letGo: () => void } {
	const read = Promise.withResolvers<void>();
	const held = Promise.withResolvers<void>();
	const ask = pool.query.bind(pool) as (...asked: unknown[]) => Promise<unknown>;
	let isHeld = false;
	const askAndHold = async (...asked: unknown[]): Promise<unknown> => {
		const answer = await ask(...asked);
		if (isHeld || !JSON.stringify(asked).includes(word)) return answer;
		isHeld = true;
		read.resolve();
		await held.promise;
		return answer;
	};
	pool.query = askAndHold as typeof pool.query;
	return { read: read.promise, letGo: () => held.resolve() };
}
