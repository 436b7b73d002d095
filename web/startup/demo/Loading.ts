import type { Transaction } from '@small-change/db';

/** What a load knows while it goes on: everything is one transaction. */
export interface Loading {
	tx: Transaction;
	/** The demo's today. */
	now: Date;
	/** Ids by name. */
	people: ReadonlyMap<string, string>;
	teams: ReadonlyMap<string, string>;
}

/** Looks up what the content names. @throws where it names what is not there */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
	const id = ids.get(name);
	if (id === undefined) throw new Error(`The demo's content names “${name}”, which is not in it.`);
	return id;
}
