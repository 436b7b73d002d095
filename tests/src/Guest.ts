import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { documentSchema } from '@small-change/board';
import type { StateAnswer } from '@small-change/board';
import type { TestPerson } from './boards.ts';

/** Somebody who uses the site over HTTP as a browser without scripts does: forms, and a cookie. */
export class Guest {
	readonly board: string;
	readonly #base: () => string;
	readonly #cookie: string;

	private constructor(base: () => string, board: string, cookie: string) {
		this.#base = base;
		this.board = board;
		this.#cookie = cookie;
	}

	/** Somebody whom the site knows by this cookie. */
	static known(base: () => string, board: string, cookie: string): Guest {
		return new Guest(base, board, cookie);
	}

	/** @param base where the site is, asked at every request: a server may come back on another port */
	static async makesBoard(base: () => string, name: string): Promise<Guest> {
		const fields = { title: 'A board', question: '', template: 'blank', team: '', name };
		const { location, cookie } = await post(base(), '/conversations/new', fields);
		return new Guest(base, location.split('/').at(-1) ?? '', cookie);
	}

	/** One of the demo's people, on no board. */
	static async signsInAs(base: () => string, email: string): Promise<Guest> {
		const { cookie } = await post(base(), '/sign-in/as', { email });
		return new Guest(base, '', cookie);
	}

	/** Begins a conversation for a team. @returns its board */
	async begins(template: string, team: string): Promise<string> {
		const fields = { title: 'A board', question: '', template, team };
		const { location } = await post(this.#base(), '/conversations/new', fields, this.#cookie);
		return location.split('/').at(-1) ?? '';
	}

	/** The board's page, as it is sent. */
	page(): Promise<Response> {
		return this.get(`/b/${this.board}`);
	}

	get(
		path: string,
		headers: Record<string, string> = {},
		signal: AbortSignal | null = null
	): Promise<Response> {
		return fetch(this.#base() + path, { headers: { ...headers, cookie: this.#cookie }, signal });
	}

	/** Sends a form. Throws where it was not taken. @returns where it leads on */
	async send(path: string, fields: Record<string, string>): Promise<string> {
		return (await post(this.#base(), path, fields, this.#cookie)).location;
	}

	/** Sends a form, whatever becomes of it. */
	tries(path: string, fields: Record<string, string>): Promise<Response> {
		return submit(this.#base(), path, fields, this.#cookie);
	}

	/** Sends a form but for its last letter, until it is told to go on. @returns once the server has begun to read it */
	async holds(path: string, fields: Record<string, string>): Promise<() => Promise<number>> {
		const body = new URLSearchParams(fields).toString();
		const sending = request(this.#base() + path, {
			method: 'POST',
			headers: {
				origin: this.#base(),
				cookie: this.#cookie,
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': body.length,
				expect: '100-continue'
			}
		});
		const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
		await once(sending, 'continue');
		sending.write(body.slice(0, -1));
		return async () => {
			sending.end(body.slice(-1));
			const [answer] = await answered;
			answer.resume();
			return answer.statusCode ?? 0;
		};
	}

	/** The code by which others join, as the board's page tells it. */
	async code(): Promise<string> {
		const page = await this.page();
		const code = /\/join\/([2-9A-Z]{6})/.exec(await page.text())?.[1];
		if (code === undefined) throw new Error(`No code on the page (${page.status})`);
		return code;
	}

	static async joins(base: () => string, code: string, name: string): Promise<Guest> {
		const { location, cookie } = await post(base(), `/join/${code}`, { name });
		return new Guest(base, location.split('/').at(-1) ?? '', cookie);
	}

	ticket = async (): Promise<string> => {
		const base = this.#base();
		const answer = await fetch(`${base}/b/${this.board}/ticket`, {
			method: 'POST',
			headers: { cookie: this.#cookie, origin: base, 'content-type': 'application/json' },
			body: '{}'
		});
		if (!answer.ok) throw new Error(`No ticket: ${answer.status} ${await answer.text()}`);
		const { ticket } = (await answer.json()) as { ticket: string };
		return ticket;
	};

	/** Takes the whole board as a page does. */
	fetchState = (answered: () => void): StateAnswer => {
		const end = new AbortController();
		const take = async (): Promise<Uint8Array> => {
			const { signal } = end;
			const answer = await this.get(this.statePath, {}, signal);
			if (!answer.ok) throw new Error(`No state: ${answer.status}`);
			answered();
			return new Uint8Array(await answer.arrayBuffer());
		};
		return { bytes: take(), cancel: () => end.abort() };
	};

	get statePath(): string {
		return `/b/${this.board}/state?schema=${documentSchema}`;
	}

	async person(): Promise<TestPerson> {
		const payload = (await this.ticket()).split('.')[1] ?? '';
		const told = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
			person: string;
			name: string;
		};
		return { id: told.person, name: told.name };
	}
}

/** Sends a form as a browser does. */
export function submit(
	base: string,
	path: string,
	fields: Record<string, string>,
	cookieOfPerson = ''
): Promise<Response> {
	return fetch(base + path, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: base, accept: 'text/html', cookie: cookieOfPerson },
		body: new URLSearchParams(fields)
	});
}

async function post(
	base: string,
	path: string,
	fields: Record<string, string>,
	cookieOfPerson = ''
): Promise<{ location: string; cookie: string }> {
	const answer = await submit(base, path, fields, cookieOfPerson);
	const location = answer.headers.get('location');
	if (answer.status !== 303 || location === null) {
		throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
	}
	const cookie = answer.headers
		.getSetCookie()
		.map((text) => text.split(';')[0])
		.join('; ');
	return { location, cookie };
}
