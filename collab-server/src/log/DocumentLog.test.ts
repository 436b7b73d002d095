import type { Document } from '@hocuspocus/server';
import { BoardDocument, makeNote, worldPoint } from '@small-change/board';
import type { Rights } from '@small-change/board';
import type { AppendOutcome, Database } from '@small-change/db';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Batch, Commits } from './Commits.ts';
import { DocumentLog } from './DocumentLog.ts';
import type { Writer } from './DocumentLog.ts';

const mayWrite: Rights = { write: true, frozen: false, locked: new Set() };
const mayNot: Rights = { ...mayWrite, write: false };

/** Of a note that somebody makes. */
function updateOf(person: string): Uint8Array {
	const doc = new Y.Doc();
	const note = { id: `note-of-${person}`.padEnd(16, '0'), at: worldPoint(0, 0), text: person };
	makeNote(new BoardDocument(doc), { person }, note);
	return Y.encodeStateAsUpdate(doc);
}

/** A database that takes what was judged by the rights that hold, as `append_updates` does. */
class Appends {
	/** The version that holds. */
	rightsVersion = 1;
	/** Fails so, once. */
	fails: Error | undefined;
	readonly people: (string | null)[] = [];
	#seq = 0;

	append({ rightsVersion, updates }: Batch): Promise<AppendOutcome> {
		const { fails } = this;
		this.fails = undefined;
		if (fails !== undefined) return Promise.reject(fails);
		if (rightsVersion !== this.rightsVersion) {
			const now = { rightsVersion: this.rightsVersion, committed: [] };
			return Promise.resolve({ outcome: 'rights-changed', ...now });
		}
		this.people.push(...updates.map(({ person }) => person));
		return Promise.resolve({ outcome: 'committed', seqs: updates.map(() => (this.#seq += 1)) });
	}
}

function logWith(
	appends: Appends,
	readRights: (writer: Writer) => Promise<{ rights: Rights; rightsVersion: number }>,
	onStorage: (ok: boolean) => void = () => undefined
): DocumentLog {
	const nothing = (): void => undefined;
	return new DocumentLog({
		db: {} as Database,
		log: pino({ level: 'silent' }),
		commits: appends as unknown as Commits,
		id: 'document',
		document: Object.assign(new Y.Doc(), { getConnectionsCount: () => 2 }) as unknown as Document,
		readRights,
		onStorage,
		onNotesMade: nothing,
		onCommitted: nothing,
		onRightsChanged: nothing,
		onIdle: nothing
	});
}

const amina = { person: 'amina', session: '' };
const ben = { person: 'ben', session: '' };

describe('R5 an update is committed under the rights by which it was judged', () => {
	test('also where somebody else’s rights are read at once, after they have changed', async () => {
		const appends = new Appends();
		let answer: () => void = () => undefined;
		const answered = new Promise<void>((resolve) => (answer = resolve));
		let asked = 0;
		const log = logWith(appends, async ({ person }) => {
			asked += 1;
			if (asked > 2) return { rights: person === 'amina' ? mayNot : mayWrite, rightsVersion: 2 };
			await answered;
			return { rights: mayWrite, rightsVersion: person === 'amina' ? 1 : 2 };
		});
		const written = [log.accept(updateOf('amina'), amina), log.accept(updateOf('ben'), ben)];
		const outcomes = Promise.allSettled(written);
		appends.rightsVersion = 2;
		answer();
		expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
		expect(appends.people).toEqual(['ben']);
	});

	test('also where they change while the database is away', async () => {
		const appends = new Appends();
		const rights = { rights: mayWrite, rightsVersion: 1 };
		const log = logWith(
			appends,
			() => Promise.resolve(rights),
			(ok) => {
				if (ok) return;
				Object.assign(rights, { rights: mayNot, rightsVersion: 2 });
				appends.rightsVersion = 2;
				log.rightsChanged(2);
			}
		);
		appends.fails = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
		await expect(log.accept(updateOf('amina'), amina)).rejects.toThrow();
		expect(appends.people).toEqual([]);
	});
});
