import type { Role } from '@small-change/db';

/** What somebody may do on a board, as lists say it. */
export const roleWords: Readonly<Record<Role, string>> = {
	owner: 'Leads it, and started it',
	facilitator: 'Leads it',
	writer: 'Takes part',
	reader: 'Can only read'
};
