import { replaceState } from '$app/navigation';
import { page } from '$app/state';

export type Place = 'canvas' | 'list';

/** The view that the address names; without one the list on a phone, else the canvas. */
export function chosenPlace(): Place {
	const named = new URLSearchParams(location.search).get('view');
	if (named === 'list' || named === 'canvas') return named;
	return matchMedia('(max-width: 640px)').matches ? 'list' : 'canvas';
}

/** Puts the view into the address, so that a reload or a bookmark comes back to it. */
export function rememberPlace(place: Place): void {
	const url = new URL(location.href);
	url.searchParams.set('view', place);
	void replaceState(url, page.state);
}
