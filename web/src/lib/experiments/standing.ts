import type { BoardExperiment } from '@small-change/board';

type Standing = Pick<BoardExperiment, 'status' | 'outcome'>;
type Outcome = NonNullable<BoardExperiment['outcome']>;

/** The five outcomes, as they are offered and shown. */
export const outcomes: Record<Outcome, { words: string; hint: string }> = {
	worked: { words: 'Worked', hint: 'It reached what we had hoped for, or more' },
	'partly-worked': {
		words: 'Partly worked',
		hint: 'It got better, but not as far as we had hoped'
	},
	'did-not-work': { words: 'Did not work', hint: 'It stayed as it was, or got worse' },
	'cannot-tell': {
		words: 'Cannot tell',
		hint: 'We could not measure it, or too much else changed'
	},
	stopped: { words: 'Stopped', hint: 'We ended it before we could know' }
};

const stages = { draft: 'Draft', agreed: 'Agreed', running: 'Running', finished: 'Finished' };

/** How an experiment stands, in a word or two. */
export function standingOf({ status, outcome }: Standing): string {
	return outcome === null ? stages[status] : outcomes[outcome].words;
}

/** Whether an experiment's days stand in a calendar: they are agreed, and not over. */
export function isInCalendar({ status }: Pick<Standing, 'status'>): boolean {
	return status === 'agreed' || status === 'running';
}
