/** A piece of a text: words, or an address that leads somewhere. */
export interface TextPart {
	readonly words: string;
	/** `https:`, `http:` or `mailto:`, and nothing else. */
	readonly href?: string;
}

const address =
	/(?:https?:\/\/|www\.)[^\s<>"“”]{2,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/giu;
const mayHaveOne = /:\/\/|www\.|@/i;

/** Cuts a text where addresses of the web and of people begin and end. Together the pieces are the text. */
export function linkParts(text: string): TextPart[] {
	if (!mayHaveOne.test(text)) return [{ words: text }];
	const parts: TextPart[] = [];
	let end = 0;
	for (const match of text.matchAll(address)) {
		const words = withoutEnding(match[0]);
		if (match.index > end) parts.push({ words: text.slice(end, match.index) });
		parts.push({ words, href: hrefOf(words) });
		end = match.index + words.length;
	}
	if (end < text.length) parts.push({ words: text.slice(end) });
	return parts;
}

function hrefOf(words: string): string {
	if (/^https?:/i.test(words)) return words;
	return /^www\./i.test(words) ? `https://${words}` : `mailto:${words}`;
}

/** What ends the sentence is no part of the address, and a bracket only where it was opened in it. */
function withoutEnding(words: string): string {
	let end = words.length;
	for (;;) {
		const last = words[end - 1] ?? '';
		const open = { ')': '(', ']': '[', '}': '{' }[last];
		const inside = words.slice(0, end);
		const isEnding = open === undefined ? /[.,;:!?'’…*_]/.test(last) : !inside.includes(open);
		if (!isEnding || end <= 1) return inside;
		end -= 1;
	}
}
