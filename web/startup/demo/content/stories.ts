import type { CaseStudyWords } from '@small-change/db';

const source = 'One Big Thing 2024, The power of small changes';
/** The day on which the programme that tells them was launched. */
export const storiesPublishedAt = new Date('2024-10-14T09:00:00Z');

type Story = Partial<CaseStudyWords> & { title: string; source: string; department: string };

/** Real stories, told with what stands in their source and nothing else: what it does not say stays empty. */
export const stories: readonly Story[] = [
	{
		title: 'SKYroom, an innovation space at the heart of government, with about 10,000 users',
		source,
		department: 'cabinet-office',
		theme: 'new-ideas',
		summary:
			'Rupert Cryer created a space in 1 Horse Guards Road to inspire innovation, normalise new ways of working and convene people across silos.',
		change:
			'Rupert Cryer created SKYroom, an innovation space in 1 Horse Guards Road, designed to inspire innovation, normalise new ways of working and convene people across silos. It was delivered in partnership with external experts and colleagues in the Cabinet Office, HM Treasury and the Government Property Agency.',
		result:
			'It has about 10,000 users. The then Chief Executive of the Civil Service said that SKYroom “forged a path for other innovative projects in government to follow”.'
	},
	{
		title:
			'A community of data enthusiasts and a Python Café put new skills into practice on real problems',
		source,
		department: 'cabinet-office',
		theme: 'learning',
		summary:
			'Jen Evans founded the Cabinet Office Glasgow Innovation Group and set up the Python Café, co-led by David MacKenzie.',
		change:
			'Jen Evans founded the Cabinet Office Glasgow Innovation Group, a community of data enthusiasts who look for innovative solutions to everyday work problems. She also set up the Python Café, co-led by David MacKenzie. It brings colleagues together to put newly established Python skills into practice, with simple innovative solutions to real problems from across the Cabinet Office.'
	},
	{
		title:
			'Automated licence requests: 50 to 60% fewer cases, an instant response instead of 2 days',
		source,
		department: 'uk-hydrographic-office',
		theme: 'digital',
		summary:
			'The team automated the licence request process, which cut both the cases raised and the time that customers waited.',
		problem: 'Customers waited 2 days on average.',
		change: 'The team automated the licence request process.',
		result:
			'The number of cases raised fell by 50 to 60%. Customer waiting time went from an average of 2 days to an instant response.'
	},
	{
		title: 'An Innovation Squad of 6 had 6 weeks to improve a process of their choice',
		source,
		department: 'ministry-of-housing-communities-and-local-government',
		theme: 'processes',
		summary:
			'Sarah Ward convened people from different specialisms and divisions and asked them to be creative and unafraid to disrupt.',
		change:
			'Sarah Ward convened a team of 6 from different specialisms and divisions across the department to form an “Innovation Squad”. They were asked to be creative, think innovatively and be unafraid to disrupt.',
		time: '6 weeks, for a team of 6.'
	}
];
