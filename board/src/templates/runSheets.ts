import type { PhasePlan } from '../runSheet/phases.ts';
import type { Template } from './templates.ts';

/** A phase of a template: its zone is named by its title. */
export type TemplatePhase = Omit<PhasePlan, 'zone'> & { zone?: string };

type May = Pick<PhasePlan, 'write' | 'move' | 'privacy' | 'weigh'>;

const everybody = 'everybody';
const facilitators = 'facilitators';
const listening: May = {
	write: facilitators,
	move: facilitators,
	privacy: 'open',
	weigh: 'thanks'
};
/** Everybody on their own. */
const alone: May = { write: everybody, move: facilitators, privacy: 'private', weigh: 'thanks' };
const writing: May = { write: everybody, move: facilitators, privacy: 'open', weigh: 'thanks' };
const sorting: May = { write: facilitators, move: everybody, privacy: 'open', weigh: 'reactions' };
const building: May = { write: everybody, move: everybody, privacy: 'open', weigh: 'thanks' };
const voting: May = { write: facilitators, move: facilitators, privacy: 'open', weigh: 'votes' };
const open: May = { write: everybody, move: everybody, privacy: 'open', weigh: 'votes' };

const safeSpace = [
	'Welcome. We are here to find one small change that we can try ourselves.',
	'Nobody knows yet what will work: some of what we try will not, and that is a result too. Every voice here counts as much as any other, mine included. Say what you see; we thank each other for it.'
].join('\n\n');

const scope = [
	'A good idea for today is one that:',
	'• we can change ourselves, however small it is',
	'• helps the people we work for, or the department',
	'• needs no more than the time, tools and money that we have',
	'• we can just start; if somebody has to agree first, we find out who'
].join('\n');

const rules = [
	'Write on your own first, in silence. One idea a note, a few words are enough.',
	'• Do not judge yet, not even your own ideas',
	'• Far-fetched ideas are welcome: they often lead to what works',
	'• Stick to the question',
	'• Go for quantity: the tenth idea is often better than the first'
].join('\n');

const agree = [
	'Take what the team has chosen, one at a time. Select its notes, then choose Make it an experiment. Two questions decide:',
	'• How will we know whether it worked?',
	'• When will we find time to test it?',
	'Read the answers back to everybody before you agree.'
].join('\n');

function phase(
	name: string,
	minutes: number,
	may: May,
	script: string,
	zone?: string
): TemplatePhase {
	return { name, minutes, ...may, script, ...(zone !== undefined && { zone }) };
}

const reveal =
	'I reveal the notes now: all at once, or one by one. Ask only what a note means, not whether it is good. Those who are not in the room speak first. Thank you for every one.';
const readOut =
	'Read the notes out, or let their authors do so. Ask only what a note means, not whether it is good. Those who are not in the room go first.';
const vote =
	'Everybody has three dots, and nobody sees the others’ before I close the vote. Then we talk about the few that stand out. What are we missing? Who sees it differently? Votes inform, the team chooses; one or two are enough.';
const close =
	'Thank everybody. Say who owns which experiment, and when we look at it again. What would we do differently next time?';

/** The run sheet that each template begins with. */
export const runSheetOf: Record<Template, readonly TemplatePhase[]> = {
	'one-small-change': [
		phase('Set the scene', 6, listening, `${safeSpace}\n\n${scope}`, 'The question'),
		phase('Brainstorm', 10, alone, rules, 'Ideas'),
		phase('Reveal', 8, listening, reveal, 'Ideas'),
		phase(
			'Build',
			8,
			building,
			'Now take each other’s ideas further. Choose a note of somebody else and add to it: “yes, and…”. Those who said least so far begin.',
			'Ideas'
		),
		phase(
			'Group',
			8,
			sorting,
			'Put together what belongs together, without talking for the first minutes. Name each group with a sentence. What fits nowhere stays on its own.',
			'Ideas'
		),
		phase('Vote', 6, voting, vote, 'Ideas'),
		phase('Agree next steps', 11, open, agree, 'Next steps'),
		phase('Close', 3, voting, close)
	],
	'start-stop-continue': [
		phase('Set the scene', 3, listening, safeSpace),
		phase('Start', 3, alone, `What should we start doing?\n\n${rules}`, 'Start'),
		phase('Stop', 3, alone, 'What should we stop doing?', 'Stop'),
		phase('Continue', 3, alone, 'What works and should continue?', 'Continue'),
		phase('Reveal', 7, listening, reveal),
		phase('Group', 6, sorting, 'Put together what belongs together, and name each group.'),
		phase('Vote', 6, voting, vote),
		phase('Agree next steps', 8, open, agree, 'Next steps'),
		phase('Close', 1, voting, close)
	],
	'crazy-8s': [
		phase('Set the scene', 4, listening, `${safeSpace}\n\n${scope}`, 'The question'),
		phase(
			'Eight ideas',
			8,
			alone,
			'Eight minutes, eight ideas each: one a minute. I say when a minute is over. A few words each. Whoever would rather draw does so on paper, and writes down what it is.',
			'Eight ideas each'
		),
		phase(
			'Reveal',
			12,
			writing,
			`${reveal}\n\nWhat you drew comes now: put a photo of it beside your note.`,
			'Eight ideas each'
		),
		phase('Vote', 6, voting, vote, 'Eight ideas each'),
		phase('Agree next steps', 8, open, agree, 'Next steps'),
		phase('Close', 2, voting, close)
	],
	'how-might-we': [
		phase('Set the scene', 4, listening, safeSpace, 'What we see'),
		phase(
			'What we see',
			6,
			writing,
			'What gets in the way, and for whom? One thing on each note.',
			'What we see'
		),
		phase(
			'Ask',
			6,
			writing,
			'Turn what we see into questions: “How might we…?”. Not so wide that anything is an answer, not so narrow that only one is.',
			'How might we…'
		),
		phase(
			'Choose a question',
			4,
			voting,
			'Which question is ours today? The team chooses, by a vote where it helps.'
		),
		phase('Brainstorm', 8, alone, rules, 'Ideas'),
		phase('Reveal', 4, listening, reveal, 'Ideas'),
		phase('Build', 6, building, 'Take each other’s ideas further: “yes, and…”.', 'Ideas'),
		phase('Vote', 6, voting, vote, 'Ideas'),
		phase('Agree next steps', 10, open, agree, 'Next steps'),
		phase('Close', 2, voting, close)
	],
	'effort-impact': [
		phase('Set the scene', 3, listening, scope),
		phase('Write', 6, alone, rules),
		phase('Reveal', 3, listening, reveal),
		phase(
			'Sort',
			7,
			sorting,
			'How much effort does each one take, how much does it change? Move the notes to where they belong. Where you disagree, ask what the other knows.'
		),
		phase('Vote', 6, voting, vote, 'Do now'),
		phase('Agree next steps', 8, open, agree),
		phase('Close', 2, voting, close)
	],
	brainwriting: [
		phase('Set the scene', 4, listening, `${safeSpace}\n\n${scope}`, 'The question'),
		phase('Round 1', 5, alone, 'Three ideas each, in silence. One idea a note.', 'Round 1'),
		phase(
			'Round 2',
			5,
			writing,
			'I reveal what we wrote in round 1. Take the three ideas of whoever comes after you by first name, and build on each of them: “yes, and…”. The last one takes the first one’s.',
			'Round 2'
		),
		phase(
			'Round 3',
			5,
			writing,
			'Once more, with the ideas of the next person along. Build on what two people have now written.',
			'Round 3'
		),
		phase('Read out', 8, listening, readOut),
		phase('Vote', 6, voting, vote),
		phase('Agree next steps', 10, open, agree, 'Next steps'),
		phase('Close', 2, voting, close)
	],
	blank: []
};
