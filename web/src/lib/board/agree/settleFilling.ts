import type { Agreement, Answers } from '@small-change/board';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import { newId } from '../newId.ts';
import type { Unfinished } from '../Unfinished.svelte.ts';

/**
 * Somebody else fills it in now, or it is over: what this person wrote and nobody was told is theirs to copy, and
 * where it was dropped, all that they wrote.
 */
export function settleFilling(
	session: BoardSession,
	{ unfinished, agreement }: { unfinished: Unfinished; agreement: Agreement | undefined }
): void {
	const { filling } = unfinished;
	if (filling === undefined || filling.isEnding) return;
	const isOpen = agreement?.experiment === filling.experiment;
	if (isOpen && agreement.scribe?.person === session.state?.you.person) return;
	filling.stop();
	unfinished.filling = undefined;
	const isKnown = agreement !== undefined || isAgreed(session, filling.experiment);
	const text = wordsOf(isKnown ? filling.unsent : filling.own);
	if (text === '') return;
	const reason = isOpen
		? 'Somebody else is filling in the experiment now.'
		: 'The experiment you were filling in was dropped or started again.';
	session.keepDraft({ id: newId(), text, reason });
}

function isAgreed({ experiments }: BoardSession, experiment: string): boolean {
	return experiments.some(({ id }) => id === experiment);
}

/** What is chosen rather than written has no words that somebody would copy. */
function wordsOf({ owner: _owner, permission: _permission, ...answers }: Answers): string {
	return Object.values(answers)
		.filter((text) => text.trim() !== '')
		.join('\n');
}
