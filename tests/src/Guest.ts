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

	/** @param base where the site is, asked at every request: a server may come back on another port */
	static async makesBoard(base: () => string, name: string): Promise<Guest> {
		const fields = { title: 'A board', question: '', template: 'blank', name };
		const { location, cookie } = await post(base(), '/?/create', fields);
		return new Guest(base, location.split('/').at(-1) ?? '', cookie);
	}

	static async joins(base: () => string, board: string, name: string): Promise<Guest> {
		const { cookie } = await post(base(), `/b/${board}/join`, { name });
		const guest = new Guest(base, board, cookie);
		await fetch(`${base()}/b/${board}`, { headers: { cookie } });
		return guest;
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

	async person(): Promise<TestPerson> {
		const payload = (await this.ticket()).split('.')[1] ?? '';
		const told = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
			person: string;
			name: string;
		};
		return { id: told.person, name: told.name };
	}
}

async function post(
	base: string,
	path: string,
	fields: Record<string, string>
): Promise<{ location: string; cookie: string }> {
	const answer = await fetch(base + path, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: base, accept: 'text/html' },
		body: new URLSearchParams(fields)
	});
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
