import { welcomeSignIn } from '@small-change/db';
import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import type { SignedIn, WithCookies } from './auth.ts';
import { forgetDevice } from './device.ts';
import { safeNext } from './who.ts';

/** Lets somebody in whose link was used up; a guest of this device is them from now on. @throws redirect to where they go on */
export async function enter(
	{ locals, cookies }: Pick<RequestEvent, 'locals' | 'cookies'>,
	{ used, next: field }: { used: WithCookies<SignedIn>; next: FormDataEntryValue | null }
): Promise<never> {
	const { signIn, email } = used.value;
	const guest = locals.person?.email === undefined ? locals.person?.id : undefined;
	const { isNew } = await welcomeSignIn(locals.app.db, { signIn, name: nameFrom(email), guest });
	locals.cookies = used.cookies;
	forgetDevice(cookies);
	const next = safeNext(typeof field === 'string' ? field : undefined);
	redirect(303, isNew ? `/account?next=${encodeURIComponent(next)}` : next);
}

/** A first guess at a name: `amina.rahman@…` is Amina Rahman. */
function nameFrom(email: string): string {
	const words = (email.split('@')[0] ?? '').split(/[._\-+\d]+/).filter((word) => word !== '');
	const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
	return name.slice(0, 60) || 'New colleague';
}
