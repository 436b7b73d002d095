import { replaceState } from '$app/navigation';
import { page } from '$app/state';

const key = 'at';

/** The element that the address leads to, once: then the address is the board's alone. */
export function takeLink(): string | undefined {
	const url = new URL(location.href);
	const id = url.searchParams.get(key) ?? undefined;
	if (id === undefined) return undefined;
	url.searchParams.delete(key);
	void replaceState(url, page.state);
	return id;
}
