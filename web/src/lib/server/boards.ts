import { randomBytes } from 'node:crypto';
import { newIdFrom, templateUpdate } from '@small-change/board';
import type { Template } from '@small-change/board';
import { createBoard, readBoardAccess } from '@small-change/db';
import type { BoardFacts } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { App } from './App.ts';

/** 160 bits: nobody comes upon a board by guessing. */
const boardIdBytes = 20;
const elementIdBytes = 12;

/** Makes a board with its template and its owner. @returns its id */
export async function makeBoard(
	{ db }: App,
	board: { title: string; question: string; template: Template; owner: string }
): Promise<string> {
	const { title, question, template, owner } = board;
	const id = newIdFrom(randomBytes(boardIdBytes));
	const firstClient = randomBytes(4).readUInt32BE();
	const firstUpdate = templateUpdate({
		template,
		question,
		clientId: firstClient,
		newId: () => newIdFrom(randomBytes(elementIdBytes))
	});
	await createBoard(db, { id, title, question, owner, firstUpdate, firstClient });
	return id;
}

/** Nobody's id: to look at a board before its visitor has said their name. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** What is known of a board to somebody who has its address. @throws 404 where there is none */
export async function boardAt(
	{ db }: App,
	{ board, person = nobody }: { board: string; person?: string }
): Promise<BoardFacts> {
	const facts = /^[\w-]{16,40}$/.test(board)
		? await readBoardAccess(db, { board, person })
		: undefined;
	if (facts === undefined) error(404, 'Page not found');
	return facts;
}
