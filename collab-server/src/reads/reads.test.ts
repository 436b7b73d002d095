import { describe, expect, test } from 'vitest';
import { OneRead } from './OneRead.ts';
import { Together } from './Together.ts';

/** A store of numbers that answers when the test lets it, with what is in it then. */
class Store {
	readonly values = new Map<string, number>();
	readonly reads: string[][] = [];
	#answer: (() => void)[] = [];

	read = async (keys: readonly string[]): Promise<Map<string, number>> => {
		this.reads.push([...keys]);
		const found = new Map(this.values);
		await new Promise<void>((resolve) => this.#answer.push(resolve));
		if (keys.includes('broken')) throw new Error('broken');
		return found;
	};

	/** Answers every read that is under way. */
	async answer(): Promise<void> {
		for (const answer of this.#answer.splice(0)) answer();
		await turn();
	}
}

/** Until all that can go on has. */
function turn(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}

describe('Together', () => {
	test('whoever asks at the same time is answered by one read, each with their own', async () => {
		const store = new Store();
		store.values.set('a', 1).set('b', 2);
		const together = new Together((key: string) => key, store.read);
		const answers = Promise.all(['a', 'b', 'a', 'c'].map((key) => together.ask(key)));
		await turn();
		expect(store.reads).toEqual([['a', 'b', 'c']]);
		await store.answer();
		expect(await answers).toEqual([1, 2, 1, undefined]);
	});

	test('whoever asks while a read is under way is told what was read after they asked', async () => {
		const store = new Store();
		store.values.set('a', 1);
		const together = new Together((key: string) => key, store.read);
		const before = together.ask('a');
		await turn();
		store.values.set('a', 2);
		const after = [together.ask('a'), together.ask('a')];
		await store.answer();
		expect(await before).toBe(1);
		expect(store.reads).toHaveLength(2);
		await store.answer();
		expect(await Promise.all(after)).toEqual([2, 2]);
	});

	test('a read that fails is everybody’s failure, and not the next one’s', async () => {
		const store = new Store();
		store.values.set('a', 1);
		const together = new Together((key: string) => key, store.read);
		const failed = Promise.allSettled([together.ask('a'), together.ask('broken')]);
		await turn();
		const next = together.ask('a');
		await store.answer();
		expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		await store.answer();
		expect(await next).toBe(1);
	});
});

describe('OneRead', () => {
	const one = (store: Store) =>
		new OneRead(async (key) => (await store.read([key])).get(key) ?? null);

	test('the same is read once for all who ask at one time, and again for who asks later', async () => {
		const store = new Store();
		store.values.set('a', 1);
		const read = one(store);
		const first = [read.ask('a'), read.ask('a')];
		await turn();
		store.values.set('a', 2);
		const second = [read.ask('a'), read.ask('a')];
		await turn();
		expect(store.reads, 'the second waits for the first').toEqual([['a']]);
		await store.answer();
		await store.answer();
		expect(await Promise.all([...first, ...second])).toEqual([1, 1, 2, 2]);
		expect(store.reads).toHaveLength(2);
	});

	test('one that fails or waits is nothing to another', async () => {
		const store = new Store();
		store.values.set('a', 1);
		const read = one(store);
		const broken = Promise.allSettled([read.ask('broken')]);
		const good = read.ask('a');
		await turn();
		expect(store.reads).toEqual([['broken'], ['a']]);
		await store.answer();
		expect((await broken)[0]?.status).toBe('rejected');
		expect(await good).toBe(1);
		const again = read.ask('broken').catch(() => 'broken again');
		await turn();
		await store.answer();
		expect(await again).toBe('broken again');
	});
});
