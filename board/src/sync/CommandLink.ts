import type { Command } from '../clientMessages.ts';
import type { ServerMessage } from '../wire.ts';
import type { ClientEnvironment } from './environment.ts';

/** How long a command is worth waiting for. Milliseconds. */
const patience = 10_000;

/** A command that the server refused or did not answer in time; `message` names the cure. */
export class CommandError extends Error {
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.name = 'CommandError';
		this.code = code;
	}
}

interface Asked {
	command: Command;
	/** By this device's clock. */
	deadline: number;
	isDue: () => boolean;
	/** Over the present line. */
	sent: boolean;
	resolve: (value: unknown) => void;
	reject: (error: CommandError) => void;
	cancel: () => void;
}

/**
 * Requests and answers over the live line. A request keeps its id over every reconnect and the
 * server remembers the answer to each id, so that it is carried out once, however often it is sent.
 */
export class CommandLink {
	readonly #environment: ClientEnvironment;
	readonly #send: (text: string) => void;
	readonly #serverAhead: () => number | undefined;
	readonly #asked = new Map<string, Asked>();

	/** @param serverAhead by how much the server's clock is ahead of this device's, in milliseconds; undefined: nobody knows */
	constructor(
		environment: ClientEnvironment,
		{ send, serverAhead }: { send: (text: string) => void; serverAhead: () => number | undefined }
	) {
		this.#environment = environment;
		this.#send = send;
		this.#serverAhead = serverAhead;
	}

	/** @param isDue whether it may be sent already, asked again by `sendDue` */
	ask(command: Command, isDue: () => boolean = () => true): Promise<unknown> {
		const id = this.#environment.newId();
		const deadline = this.#environment.now() + patience;
		return new Promise((resolve, reject) => {
			const cancel = this.#environment.after(patience, () => {
				this.#asked.delete(id);
				reject(
					new CommandError(
						'no-answer',
						'The server did not answer. Check the connection and try again.'
					)
				);
			});
			this.#asked.set(id, { command, deadline, isDue, sent: false, resolve, reject, cancel });
			this.sendDue();
		});
	}

	/** A new line is open: whatever has no answer yet is asked again. */
	opened(): void {
		for (const asked of this.#asked.values()) asked.sent = false;
		this.sendDue();
	}

	sendDue(): void {
		for (const [id, asked] of this.#asked) {
			if (asked.sent || !asked.isDue()) continue;
			asked.sent = true;
			const { command } = asked;
			this.#send(JSON.stringify({ type: 'command', id, ...this.#deadlineOf(asked), command }));
		}
	}

	/** By the server's clock. A device whose clock is wrong leads and votes as any does. */
	#deadlineOf({ deadline }: Asked): { deadline?: number } {
		const ahead = this.#serverAhead();
		return ahead === undefined ? {} : { deadline: deadline + ahead };
	}

	answered(answer: Extract<ServerMessage, { type: 'answer' }>): void {
		const asked = this.#asked.get(answer.id);
		if (asked === undefined) return;
		this.#asked.delete(answer.id);
		asked.cancel();
		if (answer.ok) asked.resolve(answer.value);
		else asked.reject(new CommandError(answer.code, answer.message));
	}

	destroy(): void {
		for (const asked of this.#asked.values()) {
			asked.cancel();
			asked.reject(new CommandError('left', 'The board was closed before the server answered.'));
		}
		this.#asked.clear();
	}
}
