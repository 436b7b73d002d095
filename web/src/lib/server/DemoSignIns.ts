import type { Database, Transaction } from '@small-change/db';
import { Auth } from './auth.ts';
import type { SignedIn, WithCookies } from './auth.ts';

export interface DemoPerson {
	name: string;
	email: string;
	/** What they are, in words. */
	part: string;
}

/** Lets people of the demo in without a mail: their link is made, kept here, and used up at once. */
export class DemoSignIns {
	readonly people: readonly DemoPerson[];
	/** Address of the one who may do what administrators may. */
	readonly administrator: string;
	readonly #auth: Auth;
	#kept: { to: string; token: string }[] = [];

	constructor(options: {
		db: Database | Transaction;
		secret: string;
		origin: string | undefined;
		people: readonly DemoPerson[];
		administrator: string;
	}) {
		const { db, secret, origin, people, administrator } = options;
		this.people = people;
		this.administrator = administrator;
		this.#auth = new Auth({
			db,
			secret,
			origin,
			mailer: {
				send: ({ to, text }) => {
					this.#kept.push({ to, token: /[?&]token=([A-Za-z]+)/.exec(text)?.[1] ?? '' });
					return Promise.resolve();
				},
				close: () => undefined
			}
		});
	}

	/** @throws where it is the address of none of them */
	async signIn(email: string, headers: Headers): Promise<WithCookies<SignedIn>> {
		if (!this.people.some((person) => person.email === email)) {
			throw new Error('Only the people of the demo are signed in without a mail.');
		}
		await this.#auth.requestLink(email, { headers, origin: 'http://localhost', next: '/' });
		// Of two that were asked for at once either will do.
		const link = this.#kept.find(({ to }) => to === email);
		this.#kept = this.#kept.filter((other) => other !== link);
		const used = await this.#auth.useLink(link?.token ?? '', headers);
		if (used === undefined) throw new Error('A link that was made just now did not work.');
		return used;
	}

	/** Ends the session that these `Set-Cookie` lines began. */
	async signOut(cookies: readonly string[]): Promise<void> {
		const cookie = cookies.map((line) => line.split(';', 1)[0]).join('; ');
		await this.#auth.signOut(new Headers({ cookie }));
	}
}
