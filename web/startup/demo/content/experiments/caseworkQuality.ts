import { noPermission } from '../DemoExperiment.ts';
import type { DemoExperiment } from '../DemoExperiment.ts';

export const caseworkQuality: readonly DemoExperiment[] = [
	{
		team: 'Casework quality',
		owner: 'Grace Adeyemi',
		plan: {
			title: 'Everybody checks two letters of a colleague each week',
			belief: 'We do not see our own slips, and checking late costs a second letter.',
			problem: 'Of 100 letters, 14 have an error that the reader notices.',
			concerns: 'People who get a second letter to put the first one right',
			measure: 'Letters with an error, in a sample',
			unit: 'of 100 letters',
			baseline: 14,
			target: 7,
			...noPermission
		},
		tested: { from: 160, to: 104 },
		checkIns: [
			[146, 13, 'It feels awkward. We agreed to begin with what is good.'],
			[132, 10, 'Most errors are old dates from copied letters.'],
			[118, 7, 'We took the dates out of the templates.'],
			[104, 6, 'Below the target. Going on.']
		],
		end: {
			outcome: 'worked',
			learned: 'Half of the errors had one cause, which nobody saw alone.',
			differently: 'We would sort the errors by kind from the first week.'
		},
		told: {
			daysAgo: 96,
			words: {
				title: 'Two letters a week checked by a colleague: errors fell from 14 to 6 of 100',
				summary: 'Checking each other’s letters showed that half of all errors had the same cause.',
				theme: 'processes',
				problem:
					'Of 100 letters, 14 had an error that the reader noticed: a wrong date, a missing page, a sum that did not add up. Each led to a second letter, and often to a call.',
				change:
					'Everybody checks two letters of a colleague each week, chosen by lot, and says what is good before what is wrong. Errors go on one list, by kind.',
				test: 'Every two weeks we read a sample of 100 letters that had gone out.',
				result:
					'From 14 to 6 of 100 in eight weeks; the target was 7. Half of the errors were dates in copied letters, which went when we took the dates out of the templates.',
				time: 'Twenty minutes a week for each of us.',
				money: 'None.',
				permission: 'None needed within the team.',
				differently: 'Keep the list of kinds from the first week.',
				needs: 'Trust. We talked about that first.',
				contact: 'casework.quality@example.gov.uk',
				visibility: 'everybody'
			}
		}
	},
	{
		team: 'Casework quality',
		owner: 'Iona Reid',
		plan: {
			title: 'No meetings on Wednesday afternoons',
			belief: 'Old cases need three quiet hours at a stretch, which nobody has.',
			problem: 'Cases older than 20 days pile up, since each needs a long look.',
			concerns: 'People who have waited longest',
			measure: 'Cases older than 20 days',
			unit: 'cases',
			baseline: 63,
			target: 45,
			...noPermission
		},
		tested: { from: 100, to: 58 },
		checkIns: [
			[86, 61, 'Quiet, and pleasant. Two of us worked on old cases.'],
			[72, 66, 'New cases filled the afternoon.'],
			[58, 64, 'No change. We like it all the same.']
		],
		end: {
			outcome: 'did-not-work',
			learned: 'Quiet time is used for what is newest unless it is set aside for what is oldest.',
			differently: 'We would take out five old cases by name before each afternoon.'
		},
		told: {
			daysAgo: 51,
			words: {
				title: 'Wednesday afternoons without meetings: welcome, but old cases stayed at 64',
				summary: 'Quiet time alone did not move the backlog, because new cases filled it.',
				theme: 'wellbeing',
				problem:
					'63 cases were older than 20 days. Each needs some hours without interruption, and our days are cut up by meetings.',
				change: 'For six weeks nobody in the team had or took a meeting on Wednesday afternoon.',
				test: 'We counted cases older than 20 days every second Wednesday evening.',
				result:
					'From 63 to 64; the target was 45. All three of us found the afternoons good for concentration, and used them for what had come in that day.',
				time: 'Moving four standing meetings.',
				money: 'None.',
				permission: 'None needed; two other teams had to agree to other times.',
				differently: 'Name five old cases beforehand, and open nothing else.',
				needs: 'A decision on what the time is for, not only that it is free.',
				contact: 'casework.quality@example.gov.uk',
				visibility: 'everybody'
			}
		}
	}
];
