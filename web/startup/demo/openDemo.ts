import type { Database } from '@small-change/db';
import { DemoSignIns } from '../../src/lib/server/DemoSignIns.ts';
import { demoAdministrator, demoPeople } from './content/people.ts';
import { loadDemo } from './loadDemo.ts';

/** Loads the demo into a new database. @returns the way in as its people; undefined where the data are somebody's own */
export async function openDemo(options: {
	db: Database;
	secret: string;
	origin: string | undefined;
	say: (line: string) => void;
}): Promise<DemoSignIns | undefined> {
	const { db, secret, origin, say } = options;
	const began = (): void => say('Filling in demo data …');
	const outcome = await loadDemo({ db, secret, now: new Date(), onlyIfNew: true, began });
	if (outcome === 'not-new') return undefined;
	return new DemoSignIns({
		db,
		secret,
		origin,
		people: demoPeople,
		administrator: demoAdministrator
	});
}
