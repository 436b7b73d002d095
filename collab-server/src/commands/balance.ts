import { balanceOf } from '@small-change/board';
import type { Balance } from '@small-change/board';
import { readTakingPart } from '@small-change/db';
import type { BoardFacts, Transaction } from '@small-change/db';

/** How the room and those elsewhere take part, in sums. `phones`: who is here on a phone. */
export async function balance(
	tx: Transaction,
	{ board, document, conversation }: BoardFacts,
	{ phones, asks }: { phones: ReadonlySet<string>; asks: string }
): Promise<Balance> {
	if (conversation === undefined) return { shares: [], silent: null };
	const { people, isVoting } = await readTakingPart(tx, { board, document, conversation });
	return balanceOf(people, { phones, isVoting, asks });
}
