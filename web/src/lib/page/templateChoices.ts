import type { Template } from '@small-change/board';

/** What a conversation can begin with, in words. */
export const templateChoices: readonly { value: Template; label: string; hint: string }[] = [
	{
		value: 'one-small-change',
		label: 'One small change',
		hint: 'A guided 60-minute conversation, from the question to what the team will try'
	},
	{
		value: 'start-stop-continue',
		label: 'Start, stop, continue',
		hint: 'Look back for 40 minutes: what to start, stop and continue'
	},
	{
		value: 'crazy-8s',
		label: 'Crazy 8s',
		hint: 'Eight ideas each in eight minutes, 40 minutes in all'
	},
	{
		value: 'how-might-we',
		label: 'How might we',
		hint: 'From what gets in the way to a good question, then ideas, 56 minutes'
	},
	{
		value: 'effort-impact',
		label: 'Effort and impact',
		hint: 'Sorting ideas into four areas, 35 minutes'
	},
	{
		value: 'brainwriting',
		label: 'Brainwriting',
		hint: 'Three rounds in silence, each building on the one before, 45 minutes'
	},
	{ value: 'blank', label: 'Blank board', hint: 'Nothing on it yet, and no phases' }
];
