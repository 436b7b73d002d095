import { wordsAbout } from './words.ts';

/** Notes that seem to belong together, and the words that say so. */
export interface GroupSuggestion {
	/** Ids of its notes, in the order in which they were given. */
	notes: string[];
	/** What they share, as it is written in them; what says most first. */
	words: string[];
	/** They say nearly the same: better one note than several. */
	same: boolean;
}

/** How much of what two notes are about they must share, from 0 to 1. */
export const thresholds = { loose: 0.18, usual: 0.28, strict: 0.42 } as const;
/** From here on two notes say nearly the same. */
const sameFrom = 0.8;
const mostWords = 3;
/** Comparing each with each stays quick up to here. */
export const mostCompared = 600;

/**
 * Suggests groups of notes by their words: the same notes give the same suggestions, and each says by
 * which words. A note stands in one suggestion at most; the larger ones come first.
 */
export function suggestGroups(
	notes: readonly { id: string; text: string }[],
	threshold: number = thresholds.usual
): GroupSuggestion[] {
	const about = notes
		.slice(0, mostCompared)
		.map(({ id, text }) => ({ id, text, words: wordsAbout(text) }));
	const weights = weightsOf(about.map(({ words }) => words));
	const sizes = about.map(({ words }) => sum(words, weights));
	const alike = (a: number, b: number): number => {
		const [one, other] = [about[a]?.words ?? none, about[b]?.words ?? none];
		let shared = 0;
		for (const word of one) if (other.has(word)) shared += weights.get(word) ?? 0;
		const whole = ((sizes[a] ?? 0) + (sizes[b] ?? 0)) / 2;
		return whole === 0 ? 0 : shared / whole;
	};
	const clusters = joined(about.length, alike, threshold);
	return clusters
		.filter((cluster) => cluster.length > 1)
		.map((cluster) => {
			const members = cluster.flatMap((at) => about[at] ?? []);
			return {
				notes: members.map(({ id }) => id),
				words: sharedWords(members, weights),
				same: cluster.every((a) => cluster.every((b) => a === b || alike(a, b) >= sameFrom))
			};
		})
		.filter(({ words }) => words.length > 0)
		.sort((a, b) => b.notes.length - a.notes.length);
}

const none: ReadonlySet<string> = new Set();

/**
 * Joins what is most alike, again and again, as long as it is more alike than the threshold: groups by
 * the average of all their pairs. @returns clusters of numbers below `count`, each in ascending order
 */
function joined(
	count: number,
	alike: (a: number, b: number) => number,
	threshold: number
): number[][] {
	const clusters: (number[] | undefined)[] = Array.from({ length: count }, (_, at) => [at]);
	const average = Array.from({ length: count }, () => new Float64Array(count));
	const row = (at: number): Float64Array => average[at] ?? new Float64Array(0);
	for (let a = 0; a < count; a++) {
		for (let b = a + 1; b < count; b++) row(a)[b] = row(b)[a] = alike(a, b);
	}
	const alive = clusters.map((_, at) => at);
	for (;;) {
		let best = { a: -1, b: -1, value: threshold };
		for (const [at, a] of alive.entries()) {
			for (const b of alive.slice(at + 1)) {
				const value = row(a)[b] ?? 0;
				if (value > best.value) best = { a, b, value };
			}
		}
		const { a, b } = best;
		const [one, other] = [clusters[a], clusters[b]];
		if (one === undefined || other === undefined) break;
		for (const c of alive) {
			const both = (row(a)[c] ?? 0) * one.length + (row(b)[c] ?? 0) * other.length;
			row(a)[c] = row(c)[a] = both / (one.length + other.length);
		}
		clusters[a] = [...one, ...other].sort((x, y) => x - y);
		clusters[b] = undefined;
		alive.splice(alive.indexOf(b), 1);
	}
	return clusters.flatMap((cluster) => (cluster === undefined ? [] : [cluster]));
}

/** A word that few notes have says more than one that many have. */
function weightsOf(all: readonly ReadonlySet<string>[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const words of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return new Map([...counts].map(([word, count]) => [word, Math.log(1 + all.length / count)]));
}

function sum(words: ReadonlySet<string>, weights: ReadonlyMap<string, number>): number {
	let all = 0;
	for (const word of words) all += weights.get(word) ?? 0;
	return all;
}

/** What at least half of them share, as one of them writes it. */
function sharedWords(
	cluster: readonly { text: string; words: ReadonlySet<string> }[],
	weights: ReadonlyMap<string, number>
): string[] {
	const counts = new Map<string, number>();
	for (const { words } of cluster) {
		for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	const shared = [...counts].filter(([, count]) => count > 1 && count * 2 >= cluster.length);
	const value = ([word, count]: [string, number]): number => count * (weights.get(word) ?? 0);
	return shared
		.sort((a, b) => value(b) - value(a) || a[0].localeCompare(b[0]))
		.slice(0, mostWords)
		.map(([word]) => asWritten(word, cluster));
}

function asWritten(word: string, cluster: readonly { text: string }[]): string {
	for (const { text } of cluster) {
		for (const written of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
			if (wordsAbout(written).has(word)) return written.toLowerCase();
		}
	}
	return word;
}
