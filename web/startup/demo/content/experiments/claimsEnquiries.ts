import { noPermission } from '../DemoExperiment.ts';
import type { DemoExperiment } from '../DemoExperiment.ts';

export const huddleTitle =
	'Two short huddles instead of one long meeting gave a team of six 6 hours a week back';

export const claimsEnquiries: readonly DemoExperiment[] = [
	{
		team: 'Claims enquiries',
		owner: 'Jo Fraser',
		plan: {
			title: 'Two huddles of 15 minutes instead of the long weekly meeting',
			belief: 'Most of our meeting is news that could be said in a minute while standing.',
			problem: 'The weekly meeting takes 90 minutes, for six people, at the busiest time.',
			concerns: 'The six of us, and callers who wait meanwhile',
			measure: 'Hours that the whole team spends in its own meetings',
			unit: 'hours a week',
			baseline: 9,
			target: 4,
			...noPermission
		},
		tested: { from: 190, to: 148 },
		checkIns: [
			[176, 4.5, 'The first huddles ran over. We now stop when the timer rings.'],
			[162, 3, 'On time. One question a week still needs a longer talk, between two of us.'],
			[148, 3, 'Nobody wants the long meeting back.']
		],
		end: {
			outcome: 'worked',
			learned: 'A timer that everybody sees did more than the agenda.',
			differently: 'We would agree first where longer questions go.'
		},
		told: {
			daysAgo: 140,
			words: {
				title: huddleTitle,
				summary:
					'Standing, with a timer, on Tuesdays and Thursdays; longer questions go to those whom they concern.',
				theme: 'meetings',
				problem:
					'Our weekly meeting took 90 minutes of six people on Monday morning, when most calls come in. Much of it was news for one or two of us.',
				change:
					'We meet standing for 15 minutes on Tuesday and Thursday: what is new, what is stuck, who helps. A timer runs on the screen. What takes longer is for those whom it concerns, afterwards.',
				test: 'For six weeks we wrote down how long the team’s own meetings took, for all six together.',
				result:
					'From 9 hours a week to 3; the target was 4. In the first two weeks the huddles ran over. Calls on Monday mornings were answered by two more people.',
				time: 'An hour to agree the rules.',
				money: 'None.',
				permission: 'None needed.',
				differently: 'Agree beforehand where longer questions go, or they creep back in.',
				needs: 'A team that works at the same hours.',
				contact: 'claims.enquiries@example.gov.uk',
				visibility: 'everybody'
			}
		}
	},
	{
		team: 'Claims enquiries',
		owner: 'Kamal Aziz',
		plan: {
			title: 'Let callers choose a time at which we ring back',
			belief: 'People ring twice because they cannot tell whether we will ring at all.',
			problem: 'One caller in four rings again within a week about the same question.',
			concerns: 'Callers, above all those at work during our hours',
			measure: 'Callers who ring again within a week',
			unit: '%',
			baseline: 24,
			target: 12,
			permission: 'needed',
			permissionFrom: 'Operations manager, for two evening hours'
		},
		tested: { from: 130, to: 88 },
		checkIns: [
			[116, 21, 'Most chose the hour before noon.'],
			[102, 18, 'Evening slots: three of twenty were taken.'],
			[88, 17, 'We rang on time in nine calls of ten.']
		],
		end: {
			outcome: 'partly-worked',
			learned: 'A promised time calms people; which time it is matters less than we thought.',
			differently: 'We would offer fewer times and keep all of them.'
		},
		told: {
			daysAgo: 80,
			words: {
				title:
					'Call-back times: 17% of callers ring twice instead of 24%, but evenings went unused',
				summary: 'Callers chose when we ring back. It helped, though half as much as we had hoped.',
				theme: 'public',
				problem:
					'One caller in four rang again within a week about the same question. Many said that they did not know whether we would ring back.',
				change:
					'At the end of a call that we could not settle, we offered four times on the next two days, two of them in the evening, and wrote the chosen one down for the caller.',
				test: 'We compared who rang again within a week, for six weeks, with the month before.',
				result:
					'From 24% to 17%; the target was 12%. Nine of ten calls were made on time. Of the evening times hardly any was taken, so we ended them after four weeks.',
				time: 'About two minutes a call, and a shared calendar to look after.',
				money: 'Overtime for two evenings a week, four weeks long.',
				permission: 'The operations manager agreed to the evening hours as a trial.',
				differently:
					'Offer two times, not four, and no evenings before somebody has asked for them.',
				needs: 'A calendar that the whole team sees.',
				contact: 'claims.enquiries@example.gov.uk',
				visibility: 'everybody'
			}
		}
	}
];
