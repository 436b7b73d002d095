import type { Element } from '@small-change/board';

const nothing: ReadonlySet<string> = new Set();

/** Which notes are in which group, and which connectors end at what: who has to be looked at anew when something moves. */
export class Bonds {
	readonly #members = new Map<string, Set<string>>();
	readonly #connectors = new Map<string, Set<string>>();
	/** What each element hangs on, so that it can be let go. */
	readonly #held = new Map<string, readonly string[]>();

	put(element: Element): void {
		this.remove(element.id);
		const ends = endsOf(element);
		if (ends.length === 0) return;
		this.#held.set(element.id, ends);
		const held = element.type === 'note' ? this.#members : this.#connectors;
		for (const end of ends) {
			const own = held.get(end);
			if (own === undefined) held.set(end, new Set([element.id]));
			else own.add(element.id);
		}
	}

	remove(id: string): void {
		for (const end of this.#held.get(id) ?? []) {
			for (const held of [this.#members, this.#connectors]) {
				const own = held.get(end);
				own?.delete(id);
				if (own?.size === 0) held.delete(end);
			}
		}
		this.#held.delete(id);
	}

	membersOf(group: string): readonly string[] {
		return [...(this.#members.get(group) ?? [])];
	}

	connectorsAt(id: string): readonly string[] {
		return [...(this.#connectors.get(id) ?? [])];
	}

	/** The group of a note, the notes of a group, and the connectors at any of them: all whose place depends on this one. */
	dependents(id: string): ReadonlySet<string> {
		if (this.#held.size === 0) return nothing;
		const groups = (this.#held.get(id) ?? []).filter((end) => this.#members.get(end)?.has(id));
		const near = new Set([...groups, ...this.membersOf(id)]);
		for (const one of [id, ...near]) {
			for (const connector of this.#connectors.get(one) ?? []) near.add(connector);
		}
		return near;
	}
}

function endsOf(element: Element): string[] {
	if (element.type === 'note') return element.group === undefined ? [] : [element.group];
	if (element.type !== 'connector') return [];
	return [element.from, element.to].filter((end) => typeof end === 'string');
}
