import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import type { Logger } from 'pino';

/** Milliseconds. */
const [shortestWait, longestWait] = [100, 2_000];
const connectTimeout = 3_000;
/** A line that is open and brings no answer for so long is as good as cut. Milliseconds. */
const beatEvery = 2_000;
const beatTimeout = 3_000;
/** More messages than this on their way mean that Redis is too slow: what comes then is dropped, and found without it. */
const mostOnTheirWay = 1_000;

/** `none`: no Redis is configured. `away`: it is tried again until it answers. */
export type LineState = 'none' | 'open' | 'away';

export interface RedisLineOptions {
	/** `redis://…`; absent: there is no line, and everything is found by comparing with the database. */
	url: string | undefined;
	log: Logger;
	/** A message came on a channel that is held. */
	onMessage: (channel: string, bytes: Buffer) => void;
	/** All channels that are held bring messages, for the first time or again: some may have been missed. */
	onOpen: () => void;
}

/**
 * A line to Redis that nobody depends on: what is published while it is away is dropped, and it comes back by itself.
 * It says once in the log that it went away, and once that it is back.
 */
export class RedisLine {
	readonly #options: RedisLineOptions;
	readonly #channels = new Set<string>();
	#publisher: Redis | undefined;
	#subscriber: Redis | undefined;
	#state: LineState;
	#onTheirWay = 0;
	#timer: NodeJS.Timeout | undefined;

	constructor(options: RedisLineOptions) {
		this.#options = options;
		this.#state = options.url === undefined ? 'none' : 'away';
	}

	get state(): LineState {
		return this.#state;
	}

	/** Begins to connect; resolves when the line is open, or after a second without it. */
	async start(): Promise<void> {
		const { url, log } = this.#options;
		if (url === undefined) return;
		this.#publisher = new Redis(url, connectionOptions);
		this.#subscriber = new Redis(url, connectionOptions);
		for (const one of [this.#publisher, this.#subscriber]) {
			// Without a listener a failed connection would end the process.
			one.on('error', (error) => log.debug({ err: error }, 'redis does not answer'));
			one.on('close', () => this.#closed());
			one.on('ready', () => void this.#ready());
		}
		this.#subscriber.on('messageBuffer', (channel: Buffer, bytes: Buffer) => {
			this.#options.onMessage(channel.toString(), bytes);
		});
		this.#timer = setInterval(() => void this.#beat(), beatEvery);
		this.#timer.unref();
		await Promise.race([this.#opened(), pause(1_000)]);
		if (this.#state === 'away') log.warn('redis is away: boards on other nodes follow later');
	}

	#opened(): Promise<unknown> {
		return Promise.allSettled([this.#publisher?.connect(), this.#subscriber?.connect()]).then(
			// The channels are subscribed after the connection is ready.
			() => new Promise((resolve) => setImmediate(resolve))
		);
	}

	async #ready(): Promise<void> {
		const [publisher, subscriber] = [this.#publisher, this.#subscriber];
		if (publisher?.status !== 'ready' || subscriber?.status !== 'ready') return;
		try {
			if (this.#channels.size > 0) await subscriber.subscribe(...this.#channels);
		} catch {
			// It went away again; it comes back here when it is ready.
			return;
		}
		const stillThere = publisher.status === 'ready' && subscriber.status === 'ready';
		if (!stillThere || this.#state === 'open') return;
		this.#state = 'open';
		this.#options.log.info('redis is there');
		this.#options.onOpen();
	}

	#closed(): void {
		if (this.#state !== 'open') return;
		this.#state = 'away';
		this.#options.log.warn('redis is away: boards on other nodes follow later');
	}

	/** An end that does not answer is not always one that closed. */
	async #beat(): Promise<void> {
		const ends = [this.#publisher, this.#subscriber].filter((one) => one?.status === 'ready');
		for (const one of ends) {
			const answer = one?.ping().then(
				() => true,
				() => false
			);
			const answers = await Promise.race([answer, pause(beatTimeout).then(() => false)]);
			if (answers !== true && one?.status === 'ready') one.disconnect(true);
		}
	}

	/** Sends to every node that holds the channel; where it cannot be sent it is dropped. */
	publish(channel: string, bytes: Uint8Array): void {
		const publisher = this.#publisher;
		if (publisher?.status !== 'ready' || this.#onTheirWay >= mostOnTheirWay) return;
		this.#onTheirWay += 1;
		const arrived = (): void => void (this.#onTheirWay -= 1);
		publisher.publish(channel, Buffer.from(bytes)).then(arrived, arrived);
	}

	/** Takes messages of a channel. Resolves when they come, or at once where the line is away. */
	async hold(channel: string): Promise<void> {
		this.#channels.add(channel);
		if (this.#subscriber?.status !== 'ready') return;
		await this.#subscriber.subscribe(channel).then(nothing, nothing);
	}

	letGo(channel: string): void {
		this.#channels.delete(channel);
		if (this.#subscriber?.status !== 'ready') return;
		this.#subscriber.unsubscribe(channel).then(nothing, nothing);
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#state = 'none';
		this.#publisher?.disconnect();
		this.#subscriber?.disconnect();
	}
}

const connectionOptions: RedisOptions = {
	lazyConnect: true,
	connectTimeout,
	// What waits in a queue while the line is away would come late and in a flood.
	enableOfflineQueue: false,
	autoResendUnfulfilledCommands: false,
	autoResubscribe: false,
	maxRetriesPerRequest: 0,
	retryStrategy: (times) =>
		Math.min(longestWait, shortestWait * 2 ** Math.min(times, 10)) * (0.5 + Math.random() / 2)
};

const nothing = (): void => undefined;

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds).unref();
	});
}
