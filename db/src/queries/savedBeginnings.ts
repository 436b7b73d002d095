import { and, asc, count, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { savedBeginnings } from '../schema/runs.ts';
import { teamMembers, teams } from '../schema/teams.ts';
import { takeTurn } from './locks.ts';

/** Of one team. */
const mostSaved = 30;

export interface SavedBeginning {
	id: string;
	name: string;
	/** The team's name. */
	team: string;
}

/** What the teams of somebody have saved to begin with. */
export async function beginningsFor(
	db: Database | Transaction,
	person: string
): Promise<SavedBeginning[]> {
	return db
		.select({ id: savedBeginnings.id, name: savedBeginnings.name, team: teams.name })
		.from(savedBeginnings)
		.innerJoin(teams, eq(teams.id, savedBeginnings.team))
		.innerJoin(
			teamMembers,
			and(eq(teamMembers.team, savedBeginnings.team), eq(teamMembers.person, person))
		)
		.orderBy(asc(teams.name), asc(savedBeginnings.name), asc(savedBeginnings.id));
}

/** What was saved, for a member of the team; undefined for everybody else. */
export async function readBeginning(
	db: Database | Transaction,
	{ id, person }: { id: string; person: string }
): Promise<unknown> {
	const [found] = await db
		.select({ beginning: savedBeginnings.beginning })
		.from(savedBeginnings)
		.innerJoin(
			teamMembers,
			and(eq(teamMembers.team, savedBeginnings.team), eq(teamMembers.person, person))
		)
		.where(eq(savedBeginnings.id, id));
	return found?.beginning;
}

/** @returns false where the team has saved so many already */
export async function saveBeginning(
	tx: Transaction,
	{ team, name, beginning }: { team: string; name: string; beginning: unknown }
): Promise<boolean> {
	await takeTurn(tx, `beginnings of ${team}`);
	const [saved] = await tx
		.select({ all: count() })
		.from(savedBeginnings)
		.where(eq(savedBeginnings.team, team));
	if ((saved?.all ?? 0) >= mostSaved) return false;
	await tx.insert(savedBeginnings).values({ team, name, beginning });
	return true;
}
