/**
 * The one replacement that leads from a text to another: delete `remove` UTF-16 units at `at`, insert
 * `insert` there. A surrogate pair is never cut, since half of one cannot be encoded.
 */
export function splice(from: string, to: string): { at: number; remove: number; insert: string } {
	const shorter = Math.min(from.length, to.length);
	let at = 0;
	while (at < shorter && from.charCodeAt(at) === to.charCodeAt(at)) at += 1;
	if (isHighSurrogate(from, at - 1)) at -= 1;
	let tail = 0;
	while (
		tail < shorter - at &&
		from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)
	) {
		tail += 1;
	}
	if (tail > 0 && isHighSurrogate(from, from.length - tail - 1)) tail -= 1;
	return { at, remove: from.length - at - tail, insert: to.slice(at, to.length - tail) };
}

/** As much of a text as has room in `most` UTF-16 units, with U+FFFD for every half of a surrogate pair. */
export function fitting(text: string, most: number): string {
	const end = Math.max(0, most);
	return text.slice(0, isHighSurrogate(text, end - 1) ? end - 1 : end).toWellFormed();
}

/**
 * The range `at`, `remove` within a text, made wider where it would cut a surrogate pair: a person may
 * have edited an older text than this one. A mere place moves before the pair.
 */
export function widened(text: string, at: number, remove: number): { at: number; remove: number } {
	let start = Math.min(at, text.length);
	let end = Math.min(at + remove, text.length);
	if (isPairCut(text, start)) start -= 1;
	if (remove === 0) end = start;
	else if (isPairCut(text, end)) end += 1;
	return { at: start, remove: end - start };
}

function isPairCut(text: string, at: number): boolean {
	return at < text.length && isHighSurrogate(text, at - 1);
}

function isHighSurrogate(text: string, at: number): boolean {
	const unit = text.charCodeAt(at);
	return unit >= 0xd800 && unit <= 0xdbff;
}
