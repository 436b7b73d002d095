import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../openDatabase.ts';
import { createBoard } from '../queries/boards.ts';
import { createConversation } from '../queries/conversations.ts';
import type { ExperimentPlan } from '../queries/experiments.ts';
import { createGuest } from '../queries/people.ts';
import { createTeam, joinTeam } from '../queries/teams.ts';
import type { Append, AppendRequest } from '../update-log/appendUpdates.ts';

/** A board with its owner and its document's id. */
export async function seedBoard(
	db: Database
): Promise<{ board: string; document: string; owner: string }> {
	const { id: owner } = await createGuest(db, { name: 'Olu' });
	const board = randomBytes(16).toString('base64url');
	const { document } = await createBoard(db, {
		id: board,
		title: 'A board',
		question: 'What?',
		owner
	});
	return { board, document, owner };
}

/** A team with its people, in the order of their names: the first leads it. The departments must be kept. */
export async function seedTeam(
	db: Database,
	{ names, department = 'home-office' }: { names: readonly string[]; department?: string }
): Promise<{ team: string; people: string[] }> {
	const people: string[] = [];
	for (const name of names) people.push((await createGuest(db, { name })).id);
	const [first, ...others] = people;
	if (first === undefined) throw new Error('A team has somebody.');
	const invitation = randomUUID();
	const named = { name: 'Casework', department, invitation, person: first };
	const { id: team } = await createTeam(db, named);
	for (const person of others) await joinTeam(db, { team, person });
	return { team, people };
}

/** A conversation with its board. */
export function seedConversation(
	db: Database,
	{ owner, team }: { owner: string; team?: string }
): ReturnType<typeof createConversation> {
	const board = { id: randomBytes(20).toString('base64url'), title: 'Fewer letters', owner };
	return createConversation(db, { board, team, newCode: someCode });
}

/** A code for joining, of the form that they have. */
export function someCode(): string {
	return randomBytes(6).toString('hex').toUpperCase().replace(/[01]/g, 'Z').slice(0, 6);
}

/** An update with random bytes; the log does not look inside. */
export function anUpdate(update: Partial<Append> = {}): Append {
	return {
		appendId: randomUUID(),
		person: null,
		bytes: randomBytes(40),
		newClients: [],
		madeNotes: [],
		...update
	};
}

/** A request under the first version of a document's rights. */
export function anAppend(
	document: string,
	updates: readonly Append[],
	{ rightsVersion = 1 }: { rightsVersion?: number } = {}
): AppendRequest {
	return { document, node: 'test', rightsVersion, updates };
}

/** A plan with both required answers. */
export function aPlan(plan: Partial<ExperimentPlan> = {}): ExperimentPlan {
	return {
		title: 'Answer by a template',
		belief: '',
		problem: '',
		concerns: '',
		measure: 'Letters answered within a week',
		unit: '%',
		baseline: 40,
		target: 80,
		measuredBy: '2026-12-18',
		testedFrom: '2026-11-02',
		testedTo: '2026-12-11',
		permission: 'not-needed',
		permissionFrom: '',
		owner: null,
		...plan
	};
}
