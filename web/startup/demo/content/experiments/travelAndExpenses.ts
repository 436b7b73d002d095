import { noPermission } from '../DemoExperiment.ts';
import type { DemoExperiment } from '../DemoExperiment.ts';

export const travelAndExpenses: readonly DemoExperiment[] = [
	{
		team: 'Travel and expenses',
		owner: 'Marek Nowak',
		plan: {
			title: 'One travel form in place of three',
			belief: 'Claims wait because one of the three forms is missing.',
			problem: 'A claim is paid after 11 working days; most of them it waits for a form.',
			concerns: 'Colleagues who travel and have paid the fare themselves',
			measure: 'Working days from claim to payment',
			unit: 'working days',
			baseline: 11,
			target: 7,
			permission: 'needed',
			permissionFrom: 'Finance, for a form with one signature in place of two'
		},
		tested: { from: 150, to: 94 },
		checkIns: [
			[136, 10, 'Both kinds of form are about.'],
			[122, 8, 'One form only from this week.'],
			[108, 7, 'At the target.'],
			[94, 6, 'Quicker than we thought.']
		],
		end: {
			outcome: 'worked',
			learned: 'The second signature had caught nothing for a year.',
			differently: 'We would have told people a month before, not a week.'
		},
		told: {
			daysAgo: 86,
			words: {
				title: 'One travel form instead of three: claims are paid after 6 working days, not 11',
				summary: 'Three forms asked for the same things; the second signature caught nothing.',
				theme: 'processes',
				problem:
					'Travel needed three forms, two of them signed. A claim was paid after 11 working days, and for most of these it waited for a form that had been forgotten.',
				change:
					'One form with the questions of all three, each asked once, and one signature for claims below 200 pounds.',
				test: 'We took the days from claim to payment from the payment records, every two weeks.',
				result:
					'From 11 to 6 working days in eight weeks; the target was 7. Finance looked at 50 claims afterwards and found nothing that the second signature would have stopped.',
				time: 'Two days to make the form, half a day to explain it.',
				money: 'None.',
				permission: 'Finance agreed to one signature for claims below 200 pounds, as a trial.',
				differently: 'Announce it a month before: old forms kept coming for three weeks.',
				needs: 'Somebody in finance who looks at a sample afterwards.',
				contact: 'travel.expenses@example.gov.uk',
				visibility: 'everybody'
			}
		}
	},
	{
		team: 'Travel and expenses',
		owner: 'Nia Parry',
		plan: {
			title: 'An e-mail a week before the month’s last day for claims',
			belief: 'People miss the day because nobody reminds them.',
			problem: 'Of all claims, 18% come after the last day and wait a month.',
			concerns: 'Colleagues who then wait for their money',
			measure: 'Claims that come after the last day',
			unit: '%',
			baseline: 18,
			target: 10,
			...noPermission
		},
		tested: { from: 125, to: 40 },
		checkIns: [
			[98, 17, 'Sent to 340 people. Four thanked us.'],
			[70, 19, 'The same people are late as last month.'],
			[40, 18, 'We asked eight of them: they know the day, they lack the receipt.']
		],
		end: {
			outcome: 'did-not-work',
			learned: 'They had not forgotten. They were waiting for receipts.',
			differently: 'We would ask ten late people why before doing anything.'
		},
		told: {
			daysAgo: 34,
			words: {
				title:
					'Reminders did not help: 18% of claims still come late, because receipts are missing',
				summary:
					'We reminded people of a day that they knew. Asking eight of them would have told us.',
				theme: 'digital',
				problem: 'Of all claims, 18% came after the month’s last day, and waited for a month.',
				change: 'Everybody with an open trip got an e-mail a week before the last day.',
				test: 'For three months we counted claims that came after it.',
				result:
					'No change: 17, 19 and 18%, where we had hoped for 10%. Of eight late people whom we asked, seven were waiting for a receipt from a hotel.',
				time: 'An hour a month.',
				money: 'None.',
				permission: 'None needed.',
				differently: 'Ask ten people first. Our next try is to take claims without the receipt.',
				needs: 'Nothing: please do not copy it.',
				contact: 'travel.expenses@example.gov.uk',
				visibility: 'everybody'
			}
		}
	}
];
