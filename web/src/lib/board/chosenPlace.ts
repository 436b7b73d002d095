import { replaceState } from '$app/navigation';
import { page } from '$app/state';

export type Place = 'canvas' | 'list';

const key = 'small-change-view';

/** The view that the address names, else the one chosen last in this tab; without either the list on a phone, else the canvas. */
export function chosenPlace(): Place {
	const named = new URLSearchParams(location.search).get('view') ?? chosenLast();
	if (named === 'list' || named === 'canvas') return named;
	return matchMedia('(max-width: 640px)').matches ? 'list' : 'canvas';
}

/** Puts the view into the address and into this tab, so that a reload, a bookmark or the way back leads to it. */
export function rememberPlace(place: Place): void {
	const url = new URL(location.href);
	url.searchParams.set('view', place);
	void replaceState(url, page.state);
	try {
		sessionStorage.setItem(key, place);
	} catch {
		// A browser that keeps nothing has the address alone.
	}
}

function chosenLast(): string | null {
	try {
		return sessionStorage.getItem(key);
	} catch {
		return null;
	}
}
