import { createHmac, timingSafeEqual } from 'node:crypto';
import { boardOfTaken, readSeat } from '@small-change/db';
import type { SeatFacts } from '@small-change/db';
import { renderSVG } from 'uqr';
import type { App } from './App.ts';
import { guarded } from './guarded.ts';
import type { Guesser } from './Guesses.ts';
import { isUuid } from './isUuid.ts';
import { shareOrigin } from './share.ts';

/** The way by which somebody takes over their seat: a link, and the same as a QR code in SVG. It ends with the seat. */
export function wayToSeat(app: App, url: URL, seat: string): { link: string; qr: string } {
	const link = `${shareOrigin(app, url)}/seats/${seat}?key=${keyOf(app, seat)}`;
	return { link, qr: renderSVG(link, { border: 2 }) };
}

/** What a link leads to: a seat, or the board on which whoever asks has taken it over already. */
export type AtSeat = { seat: SeatFacts } | { seat: undefined; ownBoard: string | undefined };

/**
 * The seat that a link leads to; none where it was taken over or removed, or the link is not ours.
 * @throws 429 after too many wrong keys
 */
export async function seatAt(
	app: App,
	guesser: Guesser,
	link: { seat: string; key: string | null }
): Promise<AtSeat> {
	const named = isUuid(link.seat) ? await readSeat(app.db, link.seat) : undefined;
	const open = (): Promise<string | undefined> => Promise.resolve(opened(app, link));
	const id = await guarded(app, guesser, open, named?.board);
	const seat = id === undefined ? undefined : named;
	if (seat !== undefined) return { seat };
	const { person } = guesser;
	const isKnown = id !== undefined && person !== undefined;
	const ownBoard = isKnown ? await boardOfTaken(app.db, { seat: id, person }) : undefined;
	return { seat, ownBoard };
}

/** The seat that a key opens, whether or not it is still there. */
function opened(app: App, { seat, key }: { seat: string; key: string | null }): string | undefined {
	if (!isUuid(seat) || key === null) return undefined;
	const [given, own] = [Buffer.from(key), Buffer.from(keyOf(app, seat))];
	return given.length === own.length && timingSafeEqual(given, own) ? seat : undefined;
}

function keyOf({ secret }: App, seat: string): string {
	return createHmac('sha256', secret)
		.update(`small-change seat v1\0${seat}`)
		.digest('base64url')
		.slice(0, 22);
}
