import type { Connection } from '@hocuspocus/server';
import { boardAccess, possibleOwners, readAgreement, readBoardAccess } from '@small-change/db';
import type { Agreement } from '@small-change/db';
import type { ConnectionContext } from './dependencies.ts';
import { PersonalStates } from './PersonalStates.ts';
import { say } from './say.ts';

/** Tells everybody on a board the experiment that is being agreed on, as it is filled in. */
export class AgreementStates extends PersonalStates {
	readonly extensionName = 'agreement';
	/** Boards on which something is being agreed on, with its conversation. */
	readonly #open = new Map<string, string>();
	/** What each was told last: the experiment and its version. */
	readonly #told = new WeakMap<Connection, string>();

	protected listen(): () => void {
		return this.deps.events.onAgreed((board) => void this.quietly(() => this.changed(board)));
	}

	protected async tell(connection: Connection): Promise<void> {
		const { board, person } = connection.context as ConnectionContext;
		const { db } = this.deps;
		const facts = await readBoardAccess(db, { board, person });
		if (facts?.conversation === undefined || !boardAccess(facts).mayOpen) return;
		const { conversation, team } = facts;
		const agreement = await readAgreement(db, conversation);
		if (agreement === undefined) this.#open.delete(board);
		else this.#open.set(board, conversation);
		const before = this.#told.get(connection);
		const now = keyOf(agreement);
		if (before === now) return;
		this.#told.set(connection, now);
		const { mayWrite } = boardAccess(facts);
		const isNew = agreement !== undefined && before?.startsWith(agreement.experiment) !== true;
		// Who only reads learns who looks after it, and not who else might.
		const all = isNew || !mayWrite ? await possibleOwners(db, { board, team }) : undefined;
		const owners = mayWrite ? all : all?.filter(({ id }) => id === agreement?.answers['owner']);
		say(connection, {
			type: 'agreement',
			agreement:
				agreement === undefined ? null : { ...asTold(agreement), ...(owners && { owners }) }
		});
	}

	protected async changed(board: string): Promise<void> {
		for (const connection of this.connectionsOn(board)) await this.tell(connection);
	}

	/** What is filled in on another node is told as well. */
	protected async count(): Promise<void> {
		for (const [board, conversation] of this.#open) {
			await this.quietly(async () => {
				const [first] = this.connectionsOn(board);
				if (first === undefined) this.#open.delete(board);
				else if (this.#told.get(first) !== keyOf(await readAgreement(this.deps.db, conversation))) {
					await this.changed(board);
				}
			});
		}
	}
}

function keyOf(agreement: Agreement | undefined): string {
	return agreement === undefined ? '' : `${agreement.experiment} ${agreement.version}`;
}

function asTold({ experiment, notes, answers, scribe, scribeName, version }: Agreement) {
	const told = { experiment, notes, answers, version };
	return { ...told, scribe: scribe === null ? null : { person: scribe, name: scribeName ?? '' } };
}
