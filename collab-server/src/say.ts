import type { Connection, Document } from '@hocuspocus/server';
import type { ServerMessage } from '@small-change/board';

/** Tells everybody on a document, or one connection of it. */
export function say(to: Document | Connection, message: ServerMessage): void {
	const text = JSON.stringify(message);
	if ('broadcastStateless' in to) to.broadcastStateless(text);
	else to.sendStateless(text);
}
