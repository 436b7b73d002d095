import { randomBytes } from 'node:crypto';
import { newIdFrom, templateBoard } from '@small-change/board';
import type { Beginning } from '@small-change/board';
import { boardAccess, createConversation, joinBoard, readBoardAccess } from '@small-change/db';
import type { BoardFacts } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { App } from './App.ts';
import { archivedWords, newCode } from './codes.ts';

/** 160 bits: nobody comes upon a board by guessing. */
const boardIdBytes = 20;
const elementIdBytes = 12;

/** Begins a conversation with its board, template and owner. */
export async function beginConversation(
	{ db }: App,
	asked: { title: string; question: string; beginning: Beginning; owner: string; team?: string }
): Promise<{ id: string; board: string }> {
	const { title, question, beginning, owner, team } = asked;
	const firstClient = randomBytes(4).readUInt32BE();
	const { update: firstUpdate, phases } = templateBoard({
		beginning,
		question,
		clientId: firstClient,
		newId: () => newIdFrom(randomBytes(elementIdBytes))
	});
	const id = newIdFrom(randomBytes(boardIdBytes));
	const board = { id, title, question, owner, firstUpdate, firstClient };
	return createConversation(db, {
		board,
		team,
		newCode,
		phases,
		template: beginning.template
	});
}

/**
 * What is known of a board to a member, or to one of its team, who becomes a member.
 * @throws 404 for everybody else; 410 where it is archived, unless that is asked for
 */
export async function boardAt(
	{ db }: App,
	{
		board,
		person,
		orArchived = false
	}: { board: string; person: string | undefined; orArchived?: boolean }
): Promise<BoardFacts> {
	if (person === undefined || !/^[\w-]{16,40}$/.test(board)) error(404, 'Page not found');
	const facts = await readBoardAccess(db, { board, person });
	if (facts === undefined || !boardAccess(facts).mayJoin) error(404, 'Page not found');
	if (facts.archived && !orArchived) error(410, archivedWords);
	if (facts.archived || boardAccess(facts).mayOpen) return facts;
	const role = facts.teamRole === 'facilitator' ? 'facilitator' : 'writer';
	const joined = await joinBoard(db, { board, person, role, team: facts.team });
	if (!joined) error(404, 'Page not found');
	return { ...facts, role };
}

/** Whether a link to a board leads this person to it: it is theirs to open, and not archived. */
export async function leadsToBoard(
	{ db }: App,
	asked: { board: string; person: string }
): Promise<boolean> {
	const facts = await readBoardAccess(db, asked);
	return facts !== undefined && !facts.archived && boardAccess(facts).mayJoin;
}
