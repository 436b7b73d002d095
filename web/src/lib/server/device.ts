import { createHash, randomBytes } from 'node:crypto';
import { addDevice, createGuest, formatSession } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { Cookies } from '@sveltejs/kit';
import type { App } from './App.ts';
import type { Person } from './who.ts';

const cookieName = 'small-change-device';
const oneYear = 365 * 24 * 60 * 60;

/** The hash under which this device is known; undefined where it has no cookie of ours. */
export function deviceHash(cookies: Cookies): string | undefined {
	const token = tokenIn(cookies);
	return token === undefined ? undefined : hash(token);
}

function tokenIn(cookies: Cookies): string | undefined {
	const token = cookies.get(cookieName);
	return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** Makes a guest of that name and lets this device be theirs from now on. */
export async function welcomeGuest(
	{ db, limits }: App,
	{ name, cookies, url, address }: { name: string; cookies: Cookies; url: URL; address: string }
): Promise<Person> {
	if (!limits.newGuestsFrom.take(address)) {
		error(429, 'Too many people joined from this address at once. Wait a minute and try again.');
	}
	const device = newDevice();
	const person = await createGuest(db, { name });
	await addDevice(db, { person: person.id, tokenHash: device.tokenHash });
	keepDevice(device, { cookies, url });
	return { ...person, session: formatSession({ kind: 'device', id: device.tokenHash }) };
}

interface Device {
	token: string;
	/** All of it that is kept here. */
	tokenHash: string;
}

/** This device, where it has a cookie of ours; else a new one. */
export function deviceOf(cookies: Cookies): Device {
	const token = tokenIn(cookies);
	return token === undefined ? newDevice() : { token, tokenHash: hash(token) };
}

function newDevice(): Device {
	const token = randomBytes(32).toString('base64url');
	return { token, tokenHash: hash(token) };
}

/** Lets a browser show from now on whose device it is. */
export function keepDevice(
	{ token }: Device,
	{ cookies, url }: { cookies: Cookies; url: URL }
): void {
	cookies.set(cookieName, token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: oneYear
	});
}

/** After a sign-in the device's cookie leads nowhere any more. */
export function forgetDevice(cookies: Cookies): void {
	cookies.delete(cookieName, { path: '/' });
}

function hash(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
