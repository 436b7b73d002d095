import { noPermission } from '../DemoExperiment.ts';
import type { DemoExperiment } from '../DemoExperiment.ts';

export const claimsLearning: readonly DemoExperiment[] = [
	{
		team: 'Claims enquiries',
		owner: 'Leah Morgan',
		plan: {
			title: 'New colleagues listen in on calls in their first week',
			belief: 'Who has heard twenty calls understands the handbook better than who has read it.',
			problem: 'New colleagues take their first call in week four, and find it hard.',
			concerns: 'New colleagues, and those who sit beside them',
			measure: 'Days until somebody new takes calls alone',
			unit: 'working days',
			baseline: 24,
			target: 18,
			...noPermission
		},
		tested: { from: 120, to: 50 },
		checkIns: [
			[99, 20, 'The first two who listened in.'],
			[71, 18, 'Two more. Both asked for a second morning.'],
			[50, 18, 'The last of six.']
		],
		end: {
			outcome: 'worked',
			learned: 'Listening raises the questions that the handbook answers.',
			differently: 'We would choose the calls, not take them as they come.'
		},
		told: {
			daysAgo: 44,
			words: {
				title: 'Listening in from day two: new colleagues take calls alone after 18 days, not 24',
				summary: 'Three mornings beside a colleague in week one, with the handbook afterwards.',
				theme: 'learning',
				problem:
					'New colleagues read the handbook for two weeks and took their first call in week four. Half of them said that the first calls were the hardest days of the job.',
				change:
					'In the first week they sit beside a colleague on three mornings and listen in. In the afternoon they look up what they did not understand.',
				test: 'For six new colleagues we noted the day on which they first took calls alone, against the last six before.',
				result:
					'18 working days on average instead of 24, which was the target. Six people are few; we will go on counting.',
				time: 'Three mornings of a colleague for each new one, at about half their usual pace.',
				money: 'A second headset.',
				permission: 'None needed. Callers hear that a new colleague is listening, and may say no.',
				differently: 'Choose calls of the common kinds for the first morning.',
				needs: 'People who like to be listened to.',
				contact: 'claims.enquiries@example.gov.uk',
				visibility: 'department'
			}
		}
	}
];
