const longestTitle = 120;
const longestBelief = 2_000;

/** What an experiment begins with: the first note says what is tried, all else what is believed. */
export function fromNotes(notes: readonly { text: string }[]): { title: string; belief: string } {
	const [first = '', ...others] = notes.map(({ text }) => text.trim()).filter(Boolean);
	const [line = '', ...lines] = first.split('\n');
	const title = line.length > longestTitle ? `${line.slice(0, longestTitle - 1).trimEnd()}…` : line;
	const rest = title === line ? lines : [first];
	const belief = [rest.join('\n').trim(), ...others].filter(Boolean).join('\n\n');
	return { title, belief: belief.slice(0, longestBelief) };
}
