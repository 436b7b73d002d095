import { randomBytes, randomInt } from 'node:crypto';
import { conversationByCode, teamByInvitation } from '@small-change/db';
import type { ConversationByCode } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { App } from './App.ts';

/** Letters and digits that are not taken for one another, and make no words. 28⁶ are 480 million codes. */
const alphabet = 'BCDFGHJKMNPQRSTVWXYZ23456789';
const length = 6;

export function newCode(): string {
	return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

export function newInvitation(): string {
	return randomBytes(24).toString('base64url');
}

/** A code as somebody typed it: in small letters, with spaces or hyphens. */
export function readCode(text: string): string {
	return text.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** Finds a conversation by its code; guessing is stopped. @throws 429 after too many wrong ones */
export function byCode(
	app: App,
	address: string,
	code: string
): Promise<ConversationByCode | undefined> {
	return guarded(app, address, () =>
		code.length === length ? conversationByCode(app.db, code) : Promise.resolve(undefined)
	);
}

/** Finds a team by its invitation; guessing is stopped. @throws 429 after too many wrong ones */
export function byInvitation(
	app: App,
	address: string,
	invitation: string
): Promise<{ id: string; name: string } | undefined> {
	return guarded(app, address, () => teamByInvitation(app.db, invitation));
}

async function guarded<Found>(
	{ limits }: App,
	address: string,
	find: () => Promise<Found | undefined>
): Promise<Found | undefined> {
	const { wrongCodes, wrongCodesOfAll } = limits;
	if (!wrongCodes.allows(address))
		error(429, 'Too many wrong codes. Wait a few minutes and try again.');
	const found = await find();
	if (found === undefined) {
		wrongCodes.take(address);
		if (!wrongCodesOfAll.take('all'))
			error(429, 'Too many wrong codes. Wait a few minutes and try again.');
	}
	return found;
}
