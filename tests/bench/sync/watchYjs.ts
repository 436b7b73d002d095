import type { Receive } from './Receiver.ts';

/** What is needed of a Yjs map of notes. Every client brings a Yjs of its own: none is imported here. */
interface Notes {
	observeDeep(
		listener: (
			events: readonly { path: readonly (string | number)[]; target: unknown }[],
			transaction: { local: boolean }
		) => void
	): void;
}

/** What is needed of y-protocols’ awareness. */
interface Awareness {
	states: Map<number, { cursor?: unknown }>;
	on(
		event: 'update',
		listener: (changes: { added: number[]; updated: number[] }, origin: unknown) => void
	): void;
}

export function watchNotes(notes: Notes, receive: Receive): void {
	notes.observeDeep((events, { local }) => {
		if (local) return;
		for (const { path, target } of events) {
			const at = (target as { get(key: string): unknown }).get('at');
			if (path[0] !== undefined && Array.isArray(at)) receive(path[0], at as [number, number]);
		}
	});
}

export function watchAwareness(awareness: Awareness, receive: Receive): void {
	awareness.on('update', ({ added, updated }, origin) => {
		if (origin === 'local') return;
		for (const client of [...added, ...updated]) {
			const cursor = awareness.states.get(client)?.cursor;
			if (Array.isArray(cursor)) receive(client, cursor as [number, number]);
		}
	});
}
