import { error } from '@sveltejs/kit';
import type { App } from './App.ts';
import type { Person } from './who.ts';

/** Whether somebody runs the service: their address is among `ADMINISTRATORS`, or is that of the demo's own. */
export function isAdministrator(
	{ config, demo }: Pick<App, 'demo'> & { config: Pick<App['config'], 'administrators'> },
	person: Person | undefined
): boolean {
	const email = person?.email;
	if (email === undefined) return false;
	return config.administrators.includes(email) || demo?.administrator === email;
}

/** @throws 404 for everybody but an administrator, as where there is no page */
export function administratorsOnly({ app, person }: App.Locals): void {
	if (!isAdministrator(app, person)) error(404, 'Page not found');
}
