import { ranked } from '@small-change/board';
import type { Voting, VotingItem } from '@small-change/board';

/** What is read out when a vote begins or ends. */
export function voteWords({ state, budget, items = [] }: Voting): string {
	if (state === 'open') {
		return `A vote is open: you have ${dotsIn(budget)}.`;
	}
	const [first] = ranked(items);
	return first?.dots
		? `The vote is closed. First: ${first.text}, with ${first.dots} of all dots.`
		: 'The vote is closed. Nobody gave a dot.';
}

/** What a thing got, and how widely it is shared: `5 dots from 3 people`, or `No dots`. */
export function resultWords({ dots, voters }: Pick<VotingItem, 'dots' | 'voters'>): string {
	if (!dots) return 'No dots';
	return `${dotsIn(dots)} from ${peopleIn(voters ?? 0)}`;
}

export function dotsIn(count: number): string {
	return count === 1 ? '1 dot' : `${count} dots`;
}

export function peopleIn(count: number): string {
	return count === 1 ? '1 person' : `${count} people`;
}
