import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { RedisLine } from './RedisLine.ts';

/** Milliseconds. */
const patience = 5_000;

/** Sends itself a message by way of Redis. @returns what is wrong, with the cure; undefined where it came */
export async function checkRedis(url: string): Promise<string | undefined> {
	const channel = `small-change:check:${randomBytes(8).toString('hex')}`;
	let came: () => void = () => undefined;
	const message = new Promise<void>((resolve) => (came = resolve));
	const line = new RedisLine({
		url,
		log: pino({ level: 'silent' }),
		onMessage: () => came(),
		onOpen: () => line.publish(channel, Buffer.from('check'))
	});
	await line.hold(channel);
	void line.start();
	const outcome = await Promise.race([message.then(() => undefined), late()]);
	line.stop();
	return outcome;
}

function late(): Promise<string> {
	const wrong = 'It does not: check that it runs, that REDIS_URL is right, and that its user may';
	return new Promise((resolve) => {
		setTimeout(() => resolve(`${wrong} publish and subscribe.`), patience).unref();
	});
}
