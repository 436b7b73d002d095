import type { CDPSession, Page } from '@playwright/test';

/** What a page's main thread has done. Milliseconds of its CPU time, not of the clock: what else runs counts little. */
export interface Work {
	all: number;
	script: number;
	/** Styles and layout. */
	layout: number;
}

/** Reads how busy the main thread of a page is. Painting on other threads is not in it. */
export class MainThread {
	readonly #session: CDPSession;

	private constructor(session: CDPSession) {
		this.#session = session;
	}

	static async of(page: Page): Promise<MainThread> {
		const session = await page.context().newCDPSession(page);
		await session.send('Performance.enable', { timeDomain: 'threadTicks' });
		return new MainThread(session);
	}

	/** Since the page's process began. */
	async work(): Promise<Work> {
		const { metrics } = await this.#session.send('Performance.getMetrics');
		const named = new Map(metrics.map(({ name, value }) => [name, value * 1_000]));
		const of = (name: string): number => named.get(name) ?? 0;
		return {
			all: of('TaskDuration'),
			script: of('ScriptDuration'),
			layout: of('LayoutDuration') + of('RecalcStyleDuration')
		};
	}

	/** What the page's scripts hold after a collection. Bytes. */
	async heap(): Promise<number> {
		await this.#session.send('HeapProfiler.collectGarbage');
		const { metrics } = await this.#session.send('Performance.getMetrics');
		return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
	}

	/** What it did while something ran. */
	async during(run: () => Promise<unknown>): Promise<Work> {
		const before = await this.work();
		await run();
		const after = await this.work();
		return {
			all: after.all - before.all,
			script: after.script - before.script,
			layout: after.layout - before.layout
		};
	}
}
