/** Tenths of a millisecond, up to 20 s; what took longer counts as that. */
const bins = 200_000;

/** Counts of delays, exact to a tenth of a millisecond. */
export class Latencies {
	readonly counts: Uint32Array;

	constructor(counts = new Uint32Array(bins)) {
		this.counts = counts;
	}

	add(milliseconds: number): void {
		const bin = Math.min(bins - 1, Math.max(0, Math.round(milliseconds * 10)));
		this.counts[bin] = (this.counts[bin] ?? 0) + 1;
	}

	merge(counts: Uint32Array): void {
		for (const [bin, count] of counts.entries()) {
			if (count > 0) this.counts[bin] = (this.counts[bin] ?? 0) + count;
		}
	}

	/** @param share in (0, 1]. @returns milliseconds; NaN where nothing was counted */
	percentile(share: number): number {
		const wanted = this.counts.reduce((sum, count) => sum + count, 0) * share;
		let passed = 0;
		if (wanted === 0) return NaN;
		for (const [bin, count] of this.counts.entries()) {
			passed += count;
			if (passed >= wanted) return bin / 10;
		}
		return NaN;
	}
}
