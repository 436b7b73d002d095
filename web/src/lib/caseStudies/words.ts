import type { Theme, Visibility } from '@small-change/db';

/** What case studies are about. */
export const themes: Record<Theme, string> = {
	meetings: 'Meetings and working together',
	processes: 'Processes and paperwork',
	digital: 'Data and digital tools',
	public: 'Services to the public',
	learning: 'Learning and skills',
	'new-ideas': 'Room for new ideas',
	wellbeing: 'Wellbeing at work'
};

/** Who may read a case study. */
export const visibilities: Record<Visibility, { words: string; hint: string }> = {
	team: { words: 'Our team', hint: 'Only members of your team' },
	department: {
		words: 'Our department',
		hint: 'Members of teams in your department and its agencies. The person who creates a team chooses its department'
	},
	everybody: { words: 'Everybody', hint: 'Anyone who can open this service, signed in or not' }
};

/** How many teams try it, in words. */
export function triedBy(count: number): string {
	if (count === 0) return 'Not yet tried by another team';
	return count === 1 ? 'Taken up by 1 team' : `Taken up by ${count} teams`;
}
