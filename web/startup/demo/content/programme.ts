import type { Programme } from '@small-change/db';

/** As the programme's own material has it. */
export const demoProgramme: Programme = {
	name: 'One Big Thing 2024',
	theme: 'Innovation: One Big Thing starts with One Small Change',
	startsOn: '2024-10-14',
	endsOn: '2025-02-14',
	learningUrl: 'https://learn.civilservice.gov.uk/',
	summary:
		'Complete the Innovation Masterclass, share ideas for a small change in a team conversation, then try it out and log what happened.'
};
