import { signInTables } from '@small-change/db';
import type { Database, Transaction } from '@small-change/db';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { magicLink } from 'better-auth/plugins';
import type { Mailer } from './mail.ts';

/** How long a link in a mail works. Seconds. */
const linkWorksFor = 15 * 60;
const aMonth = 30 * 24 * 60 * 60;
const aDay = 24 * 60 * 60;

export interface SignedIn {
	/** Id of the sign-in; `people.sign_in` leads from it to the person. */
	signIn: string;
	email: string;
	/** Id of the session. */
	session: string;
}

/** What a call to better-auth wants set in the browser: whole `Set-Cookie` lines. */
export interface WithCookies<Value> {
	value: Value;
	cookies: string[];
}

/** Signing in by a link in a mail. None of better-auth's own routes is served: our pages call it. */
export class Auth {
	readonly #auth: ReturnType<typeof build>;

	constructor(options: {
		db: Database | Transaction;
		secret: string;
		/** The public address; decides whether cookies are secure. */
		origin: string | undefined;
		mailer: Mailer;
	}) {
		this.#auth = build(options);
	}

	/** Sends a link that works once, for 15 minutes. `next`: a path of ours to go on to. */
	async requestLink(
		email: string,
		{ headers, origin, next }: { headers: Headers; origin: string; next: string }
	): Promise<void> {
		await this.#auth.api.signInMagicLink({ body: { email, metadata: { origin, next } }, headers });
	}

	/** Uses a link up. @returns undefined where it was used before, is too old, or never was */
	async useLink(token: string, headers: Headers): Promise<WithCookies<SignedIn> | undefined> {
		try {
			const answer = await this.#auth.api.magicLinkVerify({
				query: { token },
				headers,
				returnHeaders: true
			});
			const { user, session } = answer.response as {
				user: { id: string; email: string };
				session: { id: string };
			};
			return {
				value: { signIn: user.id, email: user.email, session: session.id },
				cookies: answer.headers.getSetCookie()
			};
		} catch (error) {
			// A link that does not work is answered by a redirect, which better-auth throws.
			if (error instanceof Error && 'status' in error && error.status === 'FOUND') return undefined;
			throw error;
		}
	}

	/** Who a request's session belongs to. Costs nothing where there is no session cookie. */
	async who(headers: Headers): Promise<WithCookies<SignedIn | undefined>> {
		if (!headers.get('cookie')?.includes(`${cookiePrefix}.session_token=`)) {
			return { value: undefined, cookies: [] };
		}
		const answer = await this.#auth.api.getSession({ headers, returnHeaders: true });
		const known = answer.response ?? undefined;
		return {
			value: known && {
				signIn: known.user.id,
				email: known.user.email,
				session: known.session.id
			},
			cookies: answer.headers.getSetCookie()
		};
	}

	/** Ends this session. @returns the cookies that make the browser forget it */
	async signOut(headers: Headers): Promise<string[]> {
		const answer = await this.#auth.api.signOut({ headers, returnHeaders: true });
		return answer.headers.getSetCookie();
	}
}

const cookiePrefix = 'small-change';

function build(options: ConstructorParameters<typeof Auth>[0]) {
	const { db, secret, origin, mailer } = options;
	return betterAuth({
		baseURL: origin ?? 'http://localhost',
		secret,
		database: drizzleAdapter(db, { provider: 'pg', schema: signInTables }),
		session: { expiresIn: aMonth, updateAge: aDay },
		// Ours are kept at the door of each page, by address and by mailbox.
		rateLimit: { enabled: false },
		telemetry: { enabled: false },
		advanced: {
			cookiePrefix,
			useSecureCookies: false,
			defaultCookieAttributes: {
				httpOnly: true,
				sameSite: 'lax',
				path: '/',
				secure: origin?.startsWith('https:') ?? false
			}
		},
		plugins: [
			magicLink({
				expiresIn: linkWorksFor,
				storeToken: 'hashed',
				sendMagicLink: ({ email, token, metadata }) =>
					mailer.send(mailWithLink(email, token, metadata))
			})
		]
	});
}

function mailWithLink(to: string, token: string, metadata: Record<string, unknown> = {}) {
	const link = new URL('/sign-in/confirm', String(metadata['origin']));
	link.searchParams.set('token', token);
	if (metadata['next'] !== '/') link.searchParams.set('next', String(metadata['next']));
	return {
		to,
		subject: 'Your link to sign in to Small Change',
		text: [
			'Open this link and choose Sign in:',
			link.href,
			'It works once, for 15 minutes.',
			'If you did not ask for this, ignore this email. Nobody can sign in without the link.'
		].join('\n\n')
	};
}
