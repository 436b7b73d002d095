import type { Connection } from '@hocuspocus/server';
import { boardAccess, possibleOwners } from '@small-change/db';
import type { Agreement } from '@small-change/db';
import type { ConnectionContext } from './dependencies.ts';
import { PersonalStates } from './PersonalStates.ts';
import { say } from './say.ts';

/** Tells everybody on a board the experiment that is being agreed on, as it is filled in. */
export class AgreementStates extends PersonalStates {
	readonly extensionName = 'agreement';
	/** Boards on which something is being agreed on, with its conversation. */
	readonly #open = new Map<string, string>();
	/** What each was told last. */
	readonly #told = new WeakMap<Connection, Told>();
	/** Boards that are being told, and whether something has changed meanwhile: they are told again then. */
	readonly #telling = new Map<string, boolean>();

	protected listen(): () => void {
		return this.deps.events.on(
			'agreed',
			({ board }) => void this.quietly(() => this.changed(board))
		);
	}

	protected async tell(connection: Connection): Promise<void> {
		const { board } = connection.context as ConnectionContext;
		await this.#tellSome(board, [connection]);
	}

	protected async changed(board: string): Promise<void> {
		if (this.#telling.has(board)) {
			this.#telling.set(board, true);
			return;
		}
		try {
			do {
				this.#telling.set(board, false);
				await this.#tellSome(board, await this.allowedOn(board));
			} while (this.#telling.get(board) === true);
		} finally {
			this.#telling.delete(board);
		}
	}

	/** What is filled in on another node is told as well. */
	protected async count(): Promise<void> {
		for (const [board, conversation] of this.#open) {
			await this.quietly(async () => {
				const connections = this.connectionsOn(board);
				if (connections.length === 0) this.#open.delete(board);
				const now = keyOf(await this.deps.reads.agreement(conversation));
				if (connections.some((one) => this.#told.get(one)?.key !== now)) await this.changed(board);
			});
		}
	}

	/** @param connections of people who may open the board, or of one who has just come in */
	async #tellSome(board: string, connections: readonly Connection[]): Promise<void> {
		const [first] = connections;
		if (first === undefined) return;
		const { person } = first.context as ConnectionContext;
		const facts = await this.deps.reads.access({ board, person });
		if (facts?.conversation === undefined || !boardAccess(facts).mayOpen) return;
		const { conversation, team } = facts;
		const agreement = await this.deps.reads.agreement(conversation);
		if (agreement === undefined) {
			this.#open.delete(board);
			for (const connection of connections) this.#tellOne(connection, undefined, []);
			return;
		}
		this.#open.set(board, conversation);
		const owners = await possibleOwners(this.deps.db, { board, team, withSeats: false });
		for (const connection of connections) this.#tellOne(connection, agreement, owners);
	}

	/** Whoever fills it in may choose its owner; everybody else learns who was chosen. */
	#tellOne(
		connection: Connection,
		agreement: Agreement | undefined,
		owners: readonly { id: string; name: string }[]
	): void {
		const before = this.#told.get(connection);
		const { person } = connection.context as ConnectionContext;
		const fills = agreement?.scribe === person;
		const told = { key: keyOf(agreement), owners: fills ? JSON.stringify(owners) : '' };
		if (before?.key === told.key && before.owners === told.owners) return;
		this.#told.set(connection, told);
		const ownerName = owners.find(({ id }) => id === agreement?.answers['owner'])?.name ?? null;
		say(connection, {
			type: 'agreement',
			agreement:
				agreement === undefined
					? null
					: { ...asTold(agreement), ownerName, ...(fills && { owners: [...owners] }) }
		});
	}
}

interface Told {
	/** The experiment and its version. */
	key: string;
	/** Who may look after it, as whoever fills it in was told. */
	owners: string;
}

function keyOf(agreement: Agreement | undefined): string {
	return agreement === undefined ? '' : `${agreement.experiment} ${agreement.version}`;
}

function asTold({ experiment, notes, answers, scribe, scribeName, version }: Agreement) {
	const told = { experiment, notes, answers, version };
	return { ...told, scribe: scribe === null ? null : { person: scribe, name: scribeName ?? '' } };
}
