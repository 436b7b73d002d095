/** Words that say nothing about what a note is about. */
const common = new Set(
	(
		'a about after again all also an and any are as at be because been before being but by can could did do does ' +
		'doing done down each every few for from further get gets getting give had has have having he her here his how i if in ' +
		'into is it its just less let like make makes many may me might more most much must my need needs no nor not now of off on ' +
		'once one only or other our out over own per put same she should so some such than that the their them then there these they ' +
		'thing things this those through to too try under until up us use used using very want was we were what when where which while ' +
		'who whom why will with without would yes you your'
	).split(' ')
);

/**
 * The words that a text is about, each in one form: small letters, without the endings of plurals and
 * verbs, without what is common. The same text gives the same words everywhere.
 */
export function wordsAbout(text: string): Set<string> {
	const words = text
		.toLowerCase()
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.match(/[\p{L}\p{N}]+/gu);
	const kept = (words ?? []).filter((word) => word.length > 1 && !common.has(word)).map(stem);
	return new Set(kept.filter((word) => !common.has(word)));
}

/** A word without its ending: enough to bring `letters` to `letter`, and `answering` to `answer`. */
function stem(word: string): string {
	if (word.length <= 3) return word;
	for (const [ending, instead] of endings) {
		if (word.endsWith(ending) && word.length - ending.length >= 3) {
			return bare(undoubled(word.slice(0, -ending.length) + instead));
		}
	}
	return bare(word);
}

const endings = [
	['sses', 'ss'],
	['ies', 'y'],
	['ied', 'y'],
	['ingly', ''],
	['ings', ''],
	['ing', ''],
	['edly', ''],
	['ed', ''],
	['ly', ''],
	['es', 'e'],
	['s', '']
] as const;

/** `planning` becomes `plan`, not `plann`. */
function undoubled(word: string): string {
	return /([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

/** Without the `e` that `case` has and `casing` has not. */
function bare(word: string): string {
	return word.length > 3 ? word.replace(/e$/, '') : word;
}
