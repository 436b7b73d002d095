import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Target {
	host: string;
	port: number;
}

/** Makes what is done with the bytes that one connection brings from the target: what it returns goes on. */
export type Change = () => (bytes: Buffer) => Buffer[];

/**
 * Stands between two ends of a TCP connection on the loopback, and is cut, held, slowed down and healed by a test. With several
 * targets each new connection goes to the next.
 */
export class TcpProxy {
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	readonly #change: Change | undefined;
	/** Ends whose other end closed while nothing got through. */
	readonly #orphans = new Set<Socket>();
	#targets: readonly Target[];
	#next = 0;
	#cut = false;
	#delay = 0;
	#bytesPerSecond = Infinity;
	#held: Promise<void> | undefined;
	#release: () => void = () => undefined;

	private constructor(server: Server, targets: readonly Target[], change: Change | undefined) {
		this.#server = server;
		this.#targets = targets;
		this.#change = change;
	}

	static async start(target: Target | readonly Target[], change?: Change): Promise<TcpProxy> {
		const server = createServer();
		const proxy = new TcpProxy(server, [target].flat(), change);
		server.on('connection', (near) => proxy.#join(near));
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		return proxy;
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	/** New connections go to these; those that are open stay. */
	leadTo(targets: readonly Target[]): void {
		this.#targets = targets;
	}

	#join(near: Socket): void {
		const target = this.#targets[this.#next++ % this.#targets.length];
		if (this.#cut || target === undefined) return void near.destroy();
		const far = connect(target.port, target.host);
		for (const [one, other] of [
			[near, far],
			[far, near]
		] as const) {
			this.#sockets.add(one);
			one.on('error', () => this.#endOther(other));
			one.on('close', () => {
				this.#sockets.delete(one);
				this.#endOther(other);
			});
		}
		void this.#carry(near, far);
		void this.#carry(far, near, this.#change?.());
	}

	async #carry(from: Socket, to: Socket, change?: (bytes: Buffer) => Buffer[]): Promise<void> {
		try {
			for await (const bytes of from as AsyncIterable<Buffer>) {
				for (const piece of change?.(bytes) ?? [bytes]) {
					if (this.#delay > 0) await pause(this.#delay);
					await this.#held;
					if (!to.write(piece)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
					const slow = (piece.length / this.#bytesPerSecond) * 1_000;
					if (slow >= 1) await pause(slow);
				}
			}
			await this.#held;
			to.end();
		} catch {
			// Either end was destroyed, and the other follows.
		}
	}

	#endOther(other: Socket): void {
		if (this.#held !== undefined) this.#orphans.add(other);
		else other.destroy();
	}

	/** Ends every connection, and every new one at once. */
	cut(): void {
		this.#cut = true;
		for (const socket of this.#sockets) socket.destroy();
	}

	/** Nothing gets through, and nobody is told: as a cable that was pulled. */
	hold(): void {
		this.#held ??= new Promise((resolve) => (this.#release = resolve));
	}

	/** Every piece is late by so many milliseconds. */
	delay(milliseconds: number): void {
		this.#delay = milliseconds;
	}

	/** So many bytes a second get through, each way. */
	throttle(bytesPerSecond: number): void {
		this.#bytesPerSecond = bytesPerSecond;
	}

	/** All is well again; what was held goes on. */
	heal(): void {
		this.#cut = false;
		this.#delay = 0;
		this.#bytesPerSecond = Infinity;
		this.#held = undefined;
		this.#release();
		for (const orphan of this.#orphans) orphan.destroy();
		this.#orphans.clear();
	}

	async stop(): Promise<void> {
		this.#release();
		this.cut();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}
