const openings = [
	'Answer',
	'Let teams see',
	'Stop sending',
	'Ask the people who use',
	'Put one page in front of',
	'Agree by Tuesday on',
	'Draft in the open:'
];
const subjects = [
	'licence requests',
	'the weekly report',
	'meeting notes',
	'the form for travel costs',
	'queries from other departments',
	'the shared inbox',
	'letters that come back unopened'
];
const endings = [
	'',
	'by template',
	'so that nobody has to ask twice',
	'once a week, at a fixed hour, in one place that everybody knows how to find',
	'and measure for a month how long it takes. If it takes longer than before we go back, and say why'
];

/** Words as people write them on notes: from two to some thirty, by the note's number. */
export function ideaText(number: number): string {
	const parts = [openings, subjects, endings].map((list) => list[number % list.length] ?? '');
	return parts.join(' ').trim();
}
