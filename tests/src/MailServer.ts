import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
	to: string;
	from: string;
	subject: string;
	text: string;
}

/** A mail server on the loopback that keeps what it is sent. */
export class MailServer {
	readonly #server: SMTPServer;
	readonly mails: ReceivedMail[] = [];

	private constructor() {
		this.#server = new SMTPServer({
			authOptional: true,
			disabledCommands: ['STARTTLS'],
			onData: (stream, _session, done) => {
				void simpleParser(stream).then((mail) => {
					const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
					this.mails.push({
						to: to?.text ?? '',
						from: mail.from?.text ?? '',
						subject: mail.subject ?? '',
						text: mail.text ?? ''
					});
					done();
				}, done);
			}
		});
	}

	static async start(): Promise<MailServer> {
		const mail = new MailServer();
		mail.#server.listen(0, '127.0.0.1');
		await once(mail.#server.server, 'listening');
		return mail;
	}

	get url(): string {
		return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
	}

	/** The address in the newest mail to somebody. */
	linkFor(to: string): string | undefined {
		const mail = this.mails.findLast((one) => one.to === to);
		return mail === undefined ? undefined : /https?:\/\/\S+/.exec(mail.text)?.[0];
	}

	stop(): Promise<void> {
		return new Promise((resolve) => this.#server.close(resolve));
	}
}
