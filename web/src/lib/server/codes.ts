import { randomBytes, randomInt } from 'node:crypto';
import { conversationByCode, teamByInvitation } from '@small-change/db';
import type { ConversationByCode } from '@small-change/db';
import type { App } from './App.ts';
import { guarded } from './guarded.ts';
import type { Guesser } from './Guesses.ts';

/** Letters and digits that are not taken for one another, and make no words. 28⁶ are 480 million codes. */
const alphabet = 'BCDFGHJKMNPQRSTVWXYZ23456789';
const length = 6;

/** For so long a code leads in. Milliseconds. */
const thirtyDays = 30 * 24 * 60 * 60 * 1000;

/** What a page says of an archived board. */
export const archivedWords = 'This board is archived';

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

/** Until when a code leads in, unless its conversation is closed before. */
export function codeEnds(madeAt: Date): Date {
	return new Date(madeAt.getTime() + thirtyDays);
}

/** Why a code leads in no longer; undefined while it does. */
export function whyCodeEnded(
	{ archived, closed, codeMadeAt }: Pick<ConversationByCode, 'archived' | 'closed' | 'codeMadeAt'>,
	now = Date.now()
): string | undefined {
	if (archived) return archivedWords;
	if (closed) return 'This conversation is over';
	return now < codeEnds(codeMadeAt).getTime() ? undefined : 'This code is no longer valid';
}

/** Finds a conversation by its code, also where that has ended. @throws 429 after too many wrong ones */
export function byCode(
	app: App,
	guesser: Guesser,
	code: string
): Promise<ConversationByCode | undefined> {
	return guarded(app, guesser, () =>
		code.length === length ? conversationByCode(app.db, code) : Promise.resolve(undefined)
	);
}

/** Finds a team by its invitation. @throws 429 after too many wrong ones */
export function byInvitation(
	app: App,
	guesser: Guesser,
	invitation: string
): Promise<{ id: string; name: string } | undefined> {
	return guarded(app, guesser, () => teamByInvitation(app.db, invitation));
}
