import { longestText } from '../elements.ts';
import { wordsOfMark } from './marks.ts';

/** What came of a conversation, as a file tells it. */
export interface CameOfIt {
	/** Where it is from, and when. */
	heading: readonly string[];
	votes: readonly {
		/** Of the round, where that is known. */
		about: string;
		items: readonly { text: string; dots: number; voters: number }[];
	}[];
	/** Words of what the team has chosen. */
	chosen: readonly string[];
	experiments: readonly { title: string; standing: string }[];
}

/** The same in words, as a text that a board can hold. */
export function inPlainWords({ heading, votes, chosen, experiments }: CameOfIt): string {
	const lines = heading.map(short);
	for (const { about, items } of votes) {
		lines.push('', short(about));
		for (const { text, ...mark } of items) {
			const [result = ''] = wordsOfMark({ votes: mark, chosen: false, experiments: [] });
			lines.push(`– ${short(text)}: ${result}`);
		}
	}
	if (chosen.length > 0) {
		lines.push('', 'Chosen', ...chosen.map((words) => `– ${short(words)}`));
	}
	if (experiments.length > 0) {
		lines.push('', 'Experiments');
		lines.push(...experiments.map((one) => `– ${short(one.title)}: ${short(one.standing)}`));
	}
	return lines.join('\n').slice(0, longestText);
}

function short(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
