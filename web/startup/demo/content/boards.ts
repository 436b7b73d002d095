import type { NoteColour } from '@small-change/board';

type Column = readonly [colour: NoteColour, ...notes: (readonly [author: string, text: string])[]];

/** A conversation of an example team, with notes in the zones of the template, column by column. */
export interface DemoConversation {
	team: string;
	title: string;
	question: string;
	/** Days before the demo's today. */
	heldAgo: number;
	/** Nobody writes there any more. */
	isOver: boolean;
	zones: { title: 'The question' | 'Ideas' | 'Next steps'; columns: readonly Column[] }[];
}

const [amina, ben, cerys] = ['Amina Rahman', 'Ben Okafor', 'Cerys Evans'];
const [dilip, ewa, fergus] = ['Dilip Nair', 'Ewa Kowalska', 'Fergus Muir'];

const problem: readonly Column[] = [
	[
		'blue',
		[dilip, 'About 31 people a day ring us because of a renewal letter'],
		[ben, 'Callers ask: is this a bill or a reminder?'],
		[cerys, 'They read the letter to us, and find the answer in paragraph four'],
		[fergus, 'It names the Act before it says what to do']
	],
	[
		'blue',
		[ewa, 'Of 100 forms, 22 come back because of the photo'],
		[amina, 'Letters go out to people who have renewed online already'],
		[dilip, 'A firm with three licences gets three letters'],
		[ben, 'We have 14 versions of the same letter']
	],
	[
		'pink',
		[cerys, 'For whom? People who renew for the first time'],
		[ewa, 'For whom? Carers who fill in the form for somebody else'],
		[fergus, 'And for us: Mondays are all renewal calls'],
		[amina, 'Not the fee, not the law: only what we send']
	]
];

const ideas: readonly Column[] = [
	[
		'yellow',
		[ben, 'First line: what to do, and by when'],
		[cerys, 'A heading that says: Renew by 30 June'],
		[fergus, 'Put the legal part on the back'],
		[dilip, 'Say “renew”, not “make an application for continuation”'],
		[ewa, 'One letter, one request'],
		[cerys, 'Read each letter aloud before it is used']
	],
	[
		'orange',
		[ewa, 'Four pictures: two good photos, two that we send back'],
		[ben, 'A checklist for the photo, in the envelope'],
		[amina, 'Fill in what we know already'],
		[dilip, 'Mark the two boxes that everybody forgets'],
		[fergus, 'Say how long the form takes: 10 minutes'],
		[cerys, 'A completed form as an example']
	],
	[
		'pink',
		[dilip, 'The date shows through the window of the envelope'],
		[fergus, 'One envelope for a firm with several licences'],
		[ewa, '14 point type'],
		[ben, 'No letter to people who have renewed online'],
		[cerys, 'Post on Wednesdays, so that Monday is quieter'],
		[amina, 'Ask what a second sheet really costs']
	],
	[
		'purple',
		[amina, 'For one week, write down why people ring'],
		[dilip, 'A recorded answer to the three usual questions'],
		[ben, 'Text people the link while they are on the phone'],
		[fergus, 'Two of us take only renewal calls on Mondays'],
		[cerys, 'Ring ten people and ask what was unclear'],
		[ewa, 'A shared sheet: what was asked, which line of the letter']
	],
	[
		'teal',
		[ben, 'A web address short enough to type'],
		[ewa, 'QR code beside the address'],
		[fergus, 'The same words on the page as in the letter'],
		[amina, 'Show “we have your form”, so that nobody needs to ring'],
		[dilip, 'Check the photo before the form is sent'],
		[cerys, 'Large print to download']
	],
	[
		'green',
		[cerys, 'Swap letters with another team and mark what we do not understand'],
		[amina, 'Show each new letter to five people first'],
		[ewa, 'Whoever is new reads every draft'],
		[fergus, 'One list of all letters, an owner each'],
		[ben, 'Ten minutes a week: one letter, one improvement'],
		[dilip, 'Count calls by letter, not by day']
	]
];

const nextSteps: readonly Column[] = [
	[
		'yellow',
		[amina, 'We try: the first line says what to do, and by when'],
		[dilip, 'Measure: calls about renewal letters a day. Now 31, we want 20'],
		[ben, 'I change the template, Dilip counts the calls'],
		[fergus, 'Time: Tuesday mornings, for six weeks']
	],
	[
		'orange',
		[ewa, 'We try: a photo checklist with the form'],
		[cerys, 'Measure: forms that come back because of the photo. Now 22 of 100, we want 12'],
		[ben, 'I ask the head of print and post about the second sheet'],
		[ewa, 'I draw the four pictures']
	],
	[
		'green',
		[amina, 'The wording is ours: no permission needed'],
		[cerys, 'Tell the helpline the day before'],
		[dilip, 'If calls go up, we stop and say so'],
		[amina, 'Meet in six weeks and look at the numbers']
	]
];

export const finishedConversation: DemoConversation = {
	team: 'Licence letters',
	title: 'Clearer renewal letters',
	question: 'What one small change would make our letters easier to act on?',
	heldAgo: 77,
	isOver: true,
	zones: [
		{ title: 'The question', columns: problem },
		{ title: 'Ideas', columns: ideas },
		{ title: 'Next steps', columns: nextSteps }
	]
};

export const openConversation: DemoConversation = {
	team: 'Licence letters',
	title: 'Calmer Monday mornings',
	question: 'What small change would take the strain out of Mondays?',
	heldAgo: 1,
	isOver: false,
	zones: [
		{
			title: 'The question',
			columns: [['blue', [fergus, 'Half of the week’s calls come before noon on Monday']]]
		},
		{
			title: 'Ideas',
			columns: [
				['yellow', [amina, 'No meetings before 11']],
				['pink', [ben, 'Start the phones at 8 in pairs, not alone']],
				['teal', [ewa, 'Put Monday’s three usual questions on the web page on Friday']],
				['green', [ben, 'Post mid-week (from our last board)']],
				['orange', [cerys, 'Ask the other teams how they']]
			]
		}
	]
};
