import { noPermission } from '../DemoExperiment.ts';
import type { DemoExperiment } from '../DemoExperiment.ts';
import { huddleTitle } from './claimsEnquiries.ts';
import { firstLineTitle } from './licenceLetters.ts';

/** Begun from case studies of other teams. */
export const adopted: readonly DemoExperiment[] = [
	{
		team: 'Travel and expenses',
		owner: 'Marek Nowak',
		plan: {
			title: 'Two huddles of 15 minutes in place of Monday’s meeting',
			belief: 'Our meeting is like theirs: long, and mostly news.',
			problem: 'The Monday meeting takes an hour of four people.',
			concerns: 'The four of us',
			measure: 'Hours that the whole team spends in its own meetings',
			unit: 'hours a week',
			baseline: 4,
			target: 2,
			...noPermission
		},
		tested: { from: 84, to: 56 },
		adoptedFrom: huddleTitle,
		checkIns: [
			[70, 2, 'As they said: the timer matters.'],
			[56, 2, 'We keep it.']
		],
		end: {
			outcome: 'worked',
			learned: 'It works for four people as it does for six.',
			differently: 'Nothing so far.'
		}
	},
	{
		team: 'Licence letters',
		owner: 'Fergus Muir',
		plan: {
			title: 'Two huddles a week instead of the team meeting',
			belief: 'What the claims team saves we can save as well.',
			problem: 'The team meeting takes an hour and a quarter of six people.',
			concerns: 'The six of us, of whom two work late shifts',
			measure: 'Hours that the whole team spends in its own meetings',
			unit: 'hours a week',
			baseline: 7.5,
			target: 4,
			...noPermission
		},
		tested: { from: 66, to: 45 },
		adoptedFrom: huddleTitle,
		checkIns: [
			[59, 5, 'The late shift could not come.'],
			[52, 7, 'We held each huddle twice, for the late shift too.']
		],
		end: {
			outcome: 'did-not-work',
			learned: 'With two shifts everything is said twice, and nothing is saved.',
			differently: 'We would try one written round-up instead.'
		}
	},
	{
		team: 'Claims enquiries',
		owner: 'Kamal Aziz',
		plan: {
			title: 'The first line of the decision letter says what happens next',
			belief: 'What worked for renewal letters will work for ours.',
			problem: 'People ring to ask when they are paid; it stands on the second page.',
			concerns: 'People who wait for a payment',
			measure: 'Calls that ask when a payment comes',
			unit: 'calls a day',
			baseline: 46,
			target: 30,
			permission: 'needed',
			permissionFrom: 'Decisions team, who own the letter'
		},
		tested: { from: 14, to: -28 },
		adoptedFrom: firstLineTitle,
		checkIns: [[7, 43, 'The first letters went out on Monday. The decisions team is watching too.']]
	}
];
