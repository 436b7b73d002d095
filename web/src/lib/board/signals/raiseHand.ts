import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import type { Announcer } from '../Announcer.svelte.ts';

/** Raises one's hand, or takes it down. */
export function raiseHand(session: BoardSession, announcer: Announcer): void {
	session.setRaised(!session.raised);
	announcer.say(session.raised ? 'Your hand is up.' : 'Your hand is down.');
}
