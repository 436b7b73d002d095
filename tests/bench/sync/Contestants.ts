import type { Contestant } from './Contestant.ts';
import { startOurs } from './ours.ts';
import { startPeer } from './peers.ts';
import type { ContestantName } from './plan.ts';

/** The servers of a run: each is started when its first turn comes, and kept, so that its code has been compiled. */
export class Contestants {
	readonly #databaseUrl: string;
	readonly #kept = new Map<ContestantName, Contestant>();

	constructor(databaseUrl: string) {
		this.#databaseUrl = databaseUrl;
	}

	async kept(name: ContestantName): Promise<Contestant> {
		const contestant = this.#kept.get(name) ?? (await this.fresh(name));
		this.#kept.set(name, contestant);
		return contestant;
	}

	/** One that whoever asked has to stop. */
	fresh(name: ContestantName): Promise<Contestant> {
		return name === 'ours' ? startOurs(this.#databaseUrl) : startPeer(name, this.#databaseUrl);
	}

	async stop(): Promise<void> {
		for (const { stop } of this.#kept.values()) await stop();
		this.#kept.clear();
	}
}
