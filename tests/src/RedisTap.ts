import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { until } from './until.ts';

/** A line to Redis without any library: says a command and keeps every byte that comes. */
export class RedisTap {
	readonly #socket: Socket;
	#heard: Buffer[] = [];

	private constructor(socket: Socket) {
		this.#socket = socket;
		socket.on('data', (bytes: Buffer) => this.#heard.push(bytes));
		socket.on('error', () => undefined);
	}

	static async open(url: string): Promise<RedisTap> {
		const { hostname, port, username, password } = new URL(url);
		const socket = connect(Number(port || 6379), hostname);
		const tap = new RedisTap(socket);
		await new Promise<void>((resolve, reject) => {
			socket.once('connect', resolve);
			socket.once('error', reject);
		});
		if (password !== '') await tap.ask(`AUTH ${username || 'default'} ${password}`);
		return tap;
	}

	static async answers(url: string): Promise<boolean> {
		try {
			const tap = await RedisTap.open(url);
			const answer = await tap.ask('PING');
			tap.close();
			return answer.startsWith('+PONG');
		} catch {
			return false;
		}
	}

	/** @returns all that has come in answer, at least a line */
	async ask(command: string): Promise<string> {
		this.#heard = [];
		this.#socket.write(`${command}\r\n`);
		await until(`Redis answers ${command.split(' ', 1)[0]}`, () => this.bytes.includes('\r\n'));
		return this.bytes.toString('latin1');
	}

	/** Takes every message of every channel. */
	async listen(): Promise<void> {
		await this.ask('PSUBSCRIBE *');
		this.#heard = [];
	}

	/** The messages since it listens, as they were published. */
	get messages(): { channel: string; bytes: Buffer }[] {
		const messages: { channel: string; bytes: Buffer }[] = [];
		const { bytes } = this;
		const mark = '$8\r\npmessage\r\n';
		for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at)) {
			at += mark.length;
			const parts = [0, 1, 2].map(() => {
				const end = bytes.indexOf('\r\n', at);
				const length = Number(bytes.toString('latin1', at + 1, end));
				at = end + 4 + length;
				return bytes.subarray(end + 2, end + 2 + length);
			});
			const [, channel, value] = parts;
			if (channel && value) messages.push({ channel: channel.toString(), bytes: value });
		}
		return messages;
	}

	async publish(channel: string, bytes: Uint8Array): Promise<void> {
		const head = `*3\r\n$7\r\nPUBLISH\r\n$${channel.length}\r\n${channel}\r\n$${bytes.length}`;
		this.#socket.write(Buffer.concat([Buffer.from(`${head}\r\n`), bytes]));
		await this.ask('');
	}

	/** Every byte since the last question. */
	get bytes(): Buffer {
		return Buffer.concat(this.#heard);
	}

	close(): void {
		this.#socket.destroy();
	}
}
