import { sql } from 'drizzle-orm';
import type { Transaction } from '../openDatabase.ts';

/** Lets one transaction at a time do what this names; the others wait until it ends. */
export async function takeTurn(tx: Transaction, name: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${name}))`);
}
