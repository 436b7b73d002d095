import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { devices, people } from '../schema/people.ts';

export interface Person {
	id: string;
	name: string;
}

const person = { id: people.id, name: people.name };

export async function createGuest(
	db: Database | Transaction,
	{ name }: { name: string }
): Promise<Person> {
	const [made] = await db.insert(people).values({ name }).returning(person);
	if (made === undefined) throw new Error('An insert returned no row.');
	return made;
}

export async function renamePerson(
	db: Database | Transaction,
	{ person: id, name }: { person: string; name: string }
): Promise<Person | undefined> {
	const [renamed] = await db
		.update(people)
		.set({ name })
		.where(eq(people.id, id))
		.returning(person);
	return renamed;
}

/** Remembers a browser as this person's; one that was another's changes hands. */
export async function addDevice(
	db: Database | Transaction,
	{ person: id, tokenHash }: { person: string; tokenHash: string }
): Promise<void> {
	await db
		.insert(devices)
		.values({ tokenHash, person: id })
		.onConflictDoUpdate({ target: devices.tokenHash, set: { person: id } });
}

export async function personByDevice(
	db: Database | Transaction,
	tokenHash: string
): Promise<Person | undefined> {
	const [found] = await db
		.select(person)
		.from(devices)
		.innerJoin(people, eq(people.id, devices.person))
		.where(eq(devices.tokenHash, tokenHash));
	return found;
}

/** Whether anybody was here yet. */
export async function isAnybodyKnown(db: Database | Transaction): Promise<boolean> {
	const [somebody] = await db.select({ id: people.id }).from(people).limit(1);
	return somebody !== undefined;
}
