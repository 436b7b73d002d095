import { noPermission } from '../DemoExperiment.ts';
import type { DemoExperiment } from '../DemoExperiment.ts';

export const recruitment: readonly DemoExperiment[] = [
	{
		team: 'Recruitment support',
		owner: 'Owen Doyle',
		plan: {
			title: 'Read each job advert aloud before it is published',
			belief: 'What cannot be said in one breath cannot be understood at one reading.',
			problem: 'For each advert, nine people write to ask what the job is.',
			concerns: 'People who think about applying',
			measure: 'Questions about what the job is',
			unit: 'for each advert',
			baseline: 9,
			target: 4,
			...noPermission
		},
		tested: { from: 115, to: 59 },
		checkIns: [
			[94, 7, 'The first advert. We cut it by a third.'],
			[59, 5, 'The third and last one: recruitment has been paused.']
		],
		end: {
			outcome: 'cannot-tell',
			learned: 'Reading aloud shows at once which sentences nobody means.',
			differently: 'We would count over a quarter with more adverts.'
		},
		told: {
			daysAgo: 47,
			words: {
				title: 'Job adverts read aloud: fewer questions, but three adverts are too few to tell',
				summary:
					'It looked as if it helped. Then recruitment paused, and we could not go on counting.',
				theme: 'public',
				problem:
					'For each advert about nine people wrote to ask what the job was. The adverts were put together from three older ones.',
				change:
					'Two of us read each advert aloud to somebody from another team, and rewrote what made us stop.',
				test: 'We counted questions about what the job is, for each advert.',
				result:
					'Seven for the first advert and five for the third, after nine before. There were only three adverts, for different jobs, so we cannot say that reading aloud was the cause.',
				time: 'Half an hour for each advert.',
				money: 'None.',
				permission: 'None needed.',
				differently: 'Wait for a time with more adverts, and leave every second one as it was.',
				needs: 'Somebody outside the team with half an hour.',
				contact: 'recruitment.support@example.gov.uk',
				visibility: 'everybody'
			}
		}
	},
	{
		team: 'Recruitment support',
		owner: 'Priya Menon',
		plan: {
			title: 'Type interview notes on a shared screen',
			belief: 'If the whole panel sees the notes, they agree on them at once.',
			problem: 'After an interview the panel takes 40 minutes to agree on its notes.',
			concerns: 'Panels, and candidates who wait for an answer',
			measure: 'Minutes from the end of an interview to agreed notes',
			unit: 'minutes',
			baseline: 40,
			target: 20,
			...noPermission
		},
		tested: { from: 82, to: 68 },
		checkIns: [[75, 25, 'Quicker. But where does the file lie, and for how long?']],
		end: {
			outcome: 'stopped',
			learned:
				'Notes on candidates are personal data: we had answered the five questions too fast.',
			differently: 'We would ask the data protection lead before the first interview.'
		},
		told: {
			daysAgo: 61,
			words: {
				title:
					'Interview notes on a shared screen: quicker, but stopped over where the file was kept',
				summary:
					'After one week we saw that the shared file kept personal data too long, and stopped.',
				theme: 'digital',
				problem: 'A panel took 40 minutes after each interview to agree on its notes.',
				change: 'One of the panel typed the notes into a shared file that all of them saw.',
				test: 'We timed it, from the end of the interview to agreed notes.',
				result:
					'25 minutes in the first week. Then we found that the file was kept for years and could be opened by people outside the panel. We stopped and deleted it.',
				time: 'Two weeks, with the talks afterwards.',
				money: 'None.',
				permission:
					'We had thought that none was needed. The data protection lead has to agree to where such notes are kept.',
				differently: 'Ask first. The idea is good, and we will try it again in the right place.',
				needs: 'A place for notes that only the panel can open and that forgets them in time.',
				contact: 'recruitment.support@example.gov.uk',
				visibility: 'everybody'
			}
		}
	}
];
