import { registerHooks } from 'node:module';

const awaited = "if ((await this.#append(update)) === 'committed') return;";
// Shown to everybody at once; the commit comes half a second after the acknowledgement, so that a kill falls
// between on every machine.
const unawaited =
	'Y.applyUpdate(this.#options.document, bytes, committed); setTimeout(() => void this.#append(update), 500); return;';

/** Takes the awaited append out of the server, to show that the crash test notices. Given to node by `--import`. */
registerHooks({
	load(url, context, nextLoad) {
		const loaded = nextLoad(url, context);
		if (!url.endsWith('/collab-server/src/log/DocumentLog.ts')) return loaded;
		const source = String(loaded.source);
		if (!source.includes(awaited))
			throw new Error('DocumentLog.ts no longer has the awaited append that this test takes out.');
		return { ...loaded, source: source.replace(awaited, unawaited) };
	}
});
