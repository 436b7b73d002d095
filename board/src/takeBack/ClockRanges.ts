/** Which clocks of which Yjs clients: what somebody wrote, or deleted. */
export class ClockRanges {
	readonly #byClient = new Map<number, { from: number; to: number }[]>();

	/** `to` is not in it. */
	add(client: number, from: number, to: number): void {
		const ranges = this.#byClient.get(client);
		const last = ranges?.at(-1);
		if (ranges === undefined) this.#byClient.set(client, [{ from, to }]);
		else if (last?.to === from) last.to = to;
		else ranges.push({ from, to });
	}

	has(client: number, clock: number): boolean {
		const ranges = this.#byClient.get(client) ?? [];
		return ranges.some(({ from, to }) => from <= clock && clock < to);
	}
}
