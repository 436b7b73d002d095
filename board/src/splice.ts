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

function isHighSurrogate(text: string, at: number): boolean {
	const unit = text.charCodeAt(at);
	return unit >= 0xd800 && unit <= 0xdbff;
}
