import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../openDatabase.ts';
import { createBoard } from '../queries/boards.ts';
import { createGuest } from '../queries/people.ts';
import type { ExperimentPlan } from '../queries/experiments.ts';
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
