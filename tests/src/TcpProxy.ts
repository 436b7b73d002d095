import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Stands between two ends of a TCP connection on the loopback, and is cut and healed by a test. */
export class TcpProxy {
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	readonly #joints = new Set<{ one: Socket; other: Socket }>();
	#cut = false;
	readonly #orphans = new Set<Socket>();
	#isHeld = false;

	private constructor(server: Server) {
		this.#server = server;
	}

	static async start(target: { host: string; port: number }): Promise<TcpProxy> {
		const server = createServer();
		const proxy = new TcpProxy(server);
		server.on('connection', (near) => proxy.#join(near, target));
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		return proxy;
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	#join(near: Socket, target: { host: string; port: number }): void {
		if (this.#cut) return void near.destroy();
		const far = connect(target.port, target.host);
		for (const [one, other] of [
			[near, far],
			[far, near]
		] as const) {
			this.#sockets.add(one);
			one.on('error', () => this.#endOther(other));
			one.on('close', () => {
				this.#sockets.delete(one);
				this.#joints.delete(joint);
				this.#endOther(other);
			});
			const joint = { one, other };
			this.#joints.add(joint);
			if (!this.#isHeld) one.pipe(other);
		}
	}

	#endOther(other: Socket): void {
		if (this.#isHeld) this.#orphans.add(other);
		else other.destroy();
	}

	/** Nothing goes through in either direction, and neither end is told. */
	hold(): void {
		this.#isHeld = true;
		for (const { one, other } of this.#joints) one.unpipe(other).pause();
	}

	release(): void {
		this.#isHeld = false;
		for (const orphan of this.#orphans) orphan.destroy();
		this.#orphans.clear();
		for (const { one, other } of this.#joints) one.pipe(other);
	}

	/** Ends every connection, and every new one at once. */
	cut(): void {
		this.#cut = true;
		for (const socket of this.#sockets) socket.destroy();
	}

	heal(): void {
		this.#cut = false;
	}

	async stop(): Promise<void> {
		this.cut();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}
