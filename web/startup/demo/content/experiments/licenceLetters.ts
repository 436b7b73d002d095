import { noPermission } from '../DemoExperiment.ts';
import type { DemoExperiment } from '../DemoExperiment.ts';

export const firstLineTitle =
	'The first line says what to do: calls about renewal letters fell from 31 to 19 a day';

export const licenceLetters: readonly DemoExperiment[] = [
	{
		team: 'Licence letters',
		owner: 'Ben Okafor',
		plan: {
			title: 'The first line of the renewal letter says what to do, and by when',
			belief:
				'Most people ring because they cannot find the date and the web address. If both stand in the first line, fewer will need to.',
			problem:
				'The renewal letter begins with the Act. What to do, and by when, stands in the fourth paragraph.',
			concerns: 'People who renew a licence, and the six of us who answer the phone',
			measure: 'Calls about renewal letters',
			unit: 'calls a day',
			baseline: 31,
			target: 20,
			...noPermission
		},
		tested: { from: 70, to: 28 },
		notes: [
			'First line: what to do, and by when',
			'A heading that says: Renew by 30 June',
			'Put the legal part on the back'
		],
		checkIns: [
			[63, 29, 'Old and new letters are out at the same time, so too early to say.'],
			[56, 26, 'Only new letters now. Nobody asked for the date this week.'],
			[49, 27, 'A bank holiday pushed the calls into four days.'],
			[42, 22, 'The question is now mostly about photos.'],
			[35, 20, 'At the target. Two callers said that the letter was clear.'],
			[28, 19, 'The last week. We keep the new letter.']
		],
		end: {
			outcome: 'worked',
			learned:
				'People do not read to the fourth paragraph. Moving two sentences did more than rewriting the whole letter would have.',
			differently:
				'We would count calls for two weeks beforehand: one week of baseline had a bank holiday in it.'
		},
		told: {
			daysAgo: 24,
			words: {
				title: firstLineTitle,
				summary:
					'We moved the date and the web address into the first line of the renewal letter, and the legal part to the back.',
				theme: 'public',
				problem:
					'About 31 people a day rang because of the renewal letter. Most wanted to know whether it was a bill, and by when to renew. Both stood in the fourth paragraph, after the name of the Act.',
				change:
					'The letter now begins: “Renew your licence by 30 June at the address below.” The legal part is on the back, word for word as before. Nothing else was changed.',
				test: 'Dilip counted calls about renewal letters every day for six weeks after the change. The baseline is the average of the week before it.',
				result:
					'Calls fell from 31 to 19 a day in six weeks; we had hoped for 20. Questions about the date stopped almost at once. Questions about photos stayed, and are our next experiment.',
				time: 'Three Tuesday mornings to change and check the template. Two minutes a day to count.',
				money: 'None.',
				permission: 'None needed: the team owns the wording. A lawyer looked at the back page.',
				differently: 'Count for two weeks before the change, not one.',
				needs: 'A letter whose template your own team may change, and somebody who counts calls.',
				contact: 'licence.letters@example.gov.uk',
				visibility: 'everybody'
			}
		}
	},
	{
		team: 'Licence letters',
		owner: 'Ben Okafor',
		plan: {
			title: 'A photo checklist with four pictures in the envelope',
			belief:
				'People send the wrong photo because they have never seen what a right one looks like.',
			problem: 'Of 100 forms, 22 come back because of the photo, and everything starts again.',
			concerns: 'People who renew by post, most of all those who do it for the first time',
			measure: 'Forms that come back because of the photo',
			unit: 'forms in 100',
			baseline: 22,
			target: 12,
			permission: 'needed',
			permissionFrom: 'Head of print and post, for a second sheet in the envelope'
		},
		tested: { from: 24, to: -18 },
		notes: [
			'A checklist for the photo, in the envelope',
			'Four pictures: two good photos, two that we send back'
		],
		checkIns: [
			[17, 21, 'The first forms with the checklist came back today, so mostly old ones still.'],
			[10, 17, 'Sunglasses have disappeared. Grey backgrounds have not.'],
			[3, 16, 'Swapped one picture for one with a grey background.']
		]
	}
];
