import type { Refusal } from '@small-change/board';
import type { BoardFacts } from '@small-change/db';

/** Why somebody who may not open the board any more is sent away, whether they write or only look on. */
export function whyEnded(facts: BoardFacts | undefined): Refusal {
	if (facts?.signedOut === true) return signedOut;
	return facts?.archived === true && facts.role !== undefined ? archived : accessEnded;
}

const accessEnded: Refusal = {
	kind: 'not-allowed',
	code: 'access-ended',
	rule: 'R4',
	message: 'You no longer have access to this board. Ask its owner.'
};

const signedOut: Refusal = {
	kind: 'not-allowed',
	code: 'signed-out',
	rule: 'R9',
	message: 'You are signed out here. Sign in again.'
};

const archived: Refusal = {
	kind: 'not-allowed',
	code: 'archived',
	rule: 'R8',
	message: 'This board is archived. Ask its owner to bring it back.'
};
