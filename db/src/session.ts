/** By what somebody is here: a sign-in's session, or, as a guest, a device. Tickets are bound to it. */
export interface Session {
	kind: 'session' | 'device';
	/** A row of `sign_in_sessions` or of `devices`. */
	id: string;
}

export function formatSession({ kind, id }: Session): string {
	return `${kind}:${id}`;
}

/** @returns undefined for what is bound to no session, as scripts' tickets are */
export function parseSession(text: string): Session | undefined {
	const [kind, id] = text.split(':');
	return (kind === 'session' || kind === 'device') && id ? { kind, id } : undefined;
}
