import { createTransport } from 'nodemailer';

export interface Mail {
	to: string;
	subject: string;
	text: string;
}

/** Where mail goes: to a server, or, where none is named, into the outbox of this installation. */
export interface Mailer {
	/** @throws where the mail server does not take it */
	send(mail: Mail): Promise<void>;
	close(): void;
}

/** How long a mail server may keep us waiting. Milliseconds. */
const patience = 10_000;

/** @param url `smtp://user:password@host:587`, with `?from=address` where the usual sender is not wanted */
export function smtpMailer(url: string, { sender }: { sender: string }): Mailer {
	const address = new URL(url);
	const from = address.searchParams.get('from') ?? sender;
	address.search = '';
	const transport = createTransport({
		url: address.href,
		pool: true,
		connectionTimeout: patience,
		greetingTimeout: patience,
		socketTimeout: patience
	});
	return {
		async send(mail) {
			await transport.sendMail({ from: { name: 'Small Change', address: from }, ...mail });
		},
		close: () => transport.close()
	};
}

const mostKept = 50;

/** Mail that is shown rather than sent, the newest first; for trying the product on one's own machine. */
export class Outbox implements Mailer {
	#mails: (Mail & { at: Date })[] = [];

	get mails(): readonly (Mail & { at: Date })[] {
		return this.#mails;
	}

	send(mail: Mail): Promise<void> {
		this.#mails = [{ ...mail, at: new Date() }, ...this.#mails].slice(0, mostKept);
		return Promise.resolve();
	}

	close(): void {
		this.#mails = [];
	}
}

/** Where no mail can go: on a database of one's own without a mail server. */
export const noMailer: Mailer = {
	send: () => Promise.reject(new Error('No mail server is named: set SMTP_URL.')),
	close: () => undefined
};
