import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import type { Guesser } from './Guesses.ts';

/** Somebody who is known here: by their sign-in, or as a guest by this device's cookie. */
export interface Person {
	id: string;
	name: string;
	/** By what they are here: a sign-in's session or a device, as tickets have it. */
	session: string;
	/** Absent: a guest. */
	email?: string;
}

type Asked = Pick<RequestEvent, 'locals' | 'url'>;

/** Who is signed in. @throws redirect to the sign-in page, which leads back here */
export function signedIn({ locals, url }: Asked): Person & { email: string } {
	const { person } = locals;
	if (person?.email !== undefined) return { ...person, email: person.email };
	redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
}

/** A path of ours to go on to; anything else is the home page. */
export function safeNext(next: string | null | undefined): string {
	if (next === null || next === undefined || !/^\/[^/\\]/.test(next)) return '/';
	const base = 'http://localhost';
	if (!URL.canParse(next, base)) return '/';
	const { origin, pathname, search } = new URL(next, base);
	// `/.//elsewhere` is read as `//elsewhere`.
	return origin === base && !pathname.startsWith('//') ? pathname + search : '/';
}

/** Who tries something that only those know who were given it. */
export function guesserOf(
	event: Pick<RequestEvent, 'locals' | 'request' | 'getClientAddress'>
): Guesser {
	return { address: addressOf(event), person: event.locals.person?.id };
}

/** Where a request comes from. */
export function addressOf({
	locals,
	request,
	getClientAddress
}: Pick<RequestEvent, 'locals' | 'request' | 'getClientAddress'>): string {
	const forwarded = request.headers.get('x-forwarded-for') ?? undefined;
	return locals.app.addressOf({ remote: getClientAddress(), forwarded });
}
