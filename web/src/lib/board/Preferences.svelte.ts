const key = 'small-change-looks';

/** What one person has chosen about how boards look on this device. */
interface Chosen {
	/** A letter on each note that names its colour. */
	letters: boolean;
	/** Dots on the desk, on which what is dragged comes to rest. */
	grid: boolean;
	/** A small picture of the whole board. */
	map: boolean;
	/** The first steps were read, or taken. */
	hintsSeen: boolean;
}

const asFirst: Chosen = { letters: false, grid: false, map: false, hintsSeen: false };

/** How one person likes to see boards. It stays on this device, and other tabs read it when they open. */
export class Preferences {
	#chosen: Chosen = $state.raw(kept());

	get letters(): boolean {
		return this.#chosen.letters;
	}

	get grid(): boolean {
		return this.#chosen.grid;
	}

	get map(): boolean {
		return this.#chosen.map;
	}

	get hintsSeen(): boolean {
		return this.#chosen.hintsSeen;
	}

	set(change: Partial<Chosen>): void {
		this.#chosen = { ...this.#chosen, ...change };
		try {
			localStorage.setItem(key, JSON.stringify(this.#chosen));
		} catch {
			// A browser that keeps nothing has it for this page alone.
		}
	}
}

function kept(): Chosen {
	try {
		const read: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
		if (typeof read !== 'object' || read === null) return asFirst;
		const named = Object.entries(read).filter(
			([name, value]) => name in asFirst && typeof value === 'boolean'
		);
		return { ...asFirst, ...Object.fromEntries(named) };
	} catch {
		return asFirst;
	}
}
