import { registerHooks } from 'node:module';

const die = "process.kill(process.pid, 'SIGKILL');";

/** Where a node can be ended as by `kill -9`: the file, and the words in it that stand for the moment. */
const points = {
	/** Committed, and not yet applied, told or acknowledged: the fourth time. */
	apply: {
		file: '/collab-server/src/log/DocumentLog.ts',
		words: "if (result.outcome === 'committed') this.#apply(",
		instead: `if (result.outcome === 'committed') { globalThis.commits = (globalThis.commits ?? 0) + 1; if (globalThis.commits === 4) ${die} } if (result.outcome === 'committed') this.#apply(`
	},
	/** A document is read, and not yet filled. */
	load: {
		file: '/collab-server/src/log/DocumentLog.ts',
		words: 'const stored = await readDocument(db, id);',
		instead: `const stored = await readDocument(db, id); ${die}`
	},
	/** A snapshot is written, and not committed. */
	fold: {
		file: '/db/src/update-log/compaction.ts',
		words: 'await tx\n\t\t\t.update(documents)',
		instead: `${die} await tx.update(documents)`
	},
	/** Some of the rows that no load needs are deleted. */
	prune: {
		file: '/db/src/update-log/compaction.ts',
		words: 'pruned += gone.length;',
		instead: `${die} pruned += gone.length;`
	}
};

export type DiePoint = keyof typeof points;

/** Given to node by `--import`, with the point in `DIE_AT`. */
const point = points[process.env['DIE_AT'] as DiePoint] as (typeof points)[DiePoint] | undefined;

registerHooks({
	load(url, context, nextLoad) {
		const loaded = nextLoad(url, context);
		if (point === undefined || !url.endsWith(point.file)) return loaded;
		const source = String(loaded.source);
		if (!source.includes(point.words))
			throw new Error(`${point.file} no longer has: ${point.words}`);
		return { ...loaded, source: source.replace(point.words, point.instead) };
	}
});
