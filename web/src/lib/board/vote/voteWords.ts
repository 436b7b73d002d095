import { ranked } from '@small-change/board';
import type { Voting } from '@small-change/board';

/** What is read out when a vote begins or ends. */
export function voteWords({ state, budget, items = [] }: Voting): string {
	if (state === 'open') {
		return `A vote is open: you have ${budget === 1 ? '1 dot' : `${budget} dots`}.`;
	}
	const [first] = ranked(items);
	return first?.dots
		? `The vote is closed. First: ${first.text}, with ${first.dots} of all dots.`
		: 'The vote is closed. Nobody gave a dot.';
}
