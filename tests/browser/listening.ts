import type { Page } from '@playwright/test';

declare global {
	interface Window {
		heardAloud?: string[];
	}
}

/** From now on keeps what a screen reader would be told: every text of a live region when it changes. To be called before the page is opened. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
	await page.addInitScript(keepWhatIsSaid);
	return () => page.evaluate(() => window.heardAloud ?? []);
}

/** Runs in the page. */
function keepWhatIsSaid(): void {
	const heard: string[] = (window.heardAloud = []);
	const live = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
	const last = new WeakMap<Element, string>();
	new MutationObserver(() => {
		for (const region of document.querySelectorAll(live)) {
			const text = region.textContent.replace(/\s+/g, ' ').trim();
			if (text === '' || last.get(region) === text) continue;
			last.set(region, text);
			heard.push(text);
		}
	}).observe(document, { subtree: true, childList: true, characterData: true });
}
