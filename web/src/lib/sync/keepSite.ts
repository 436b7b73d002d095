/** So long a line is left to the board that it has just opened, or come back to. Milliseconds. */
const after = 5_000;

/** Has the device keep the site, so that boards open without a network. @returns to be called where it is not wanted any more */
export function keepSite(): () => void {
	if (!('serviceWorker' in navigator)) return () => undefined;
	const timer = setTimeout(() => {
		// A browser that keeps nothing says so each time; boards work without.
		navigator.serviceWorker
			.register('/service-worker.js', { type: 'module' })
			.catch(() => undefined);
	}, after);
	return () => clearTimeout(timer);
}
