import { boardAccess, boardOfConversation, readBoardAccess } from '@small-change/db';
import type { BoardAccess, BoardFacts } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { App } from './App.ts';
import { isUuid } from './isUuid.ts';

interface Asked {
	conversation: string;
	person: string | undefined;
}

/** The board of a conversation, for those who lead it. @throws 404 for everybody else */
export function boardToLead(app: App, asked: Asked): Promise<BoardFacts> {
	return boardWhere(app, asked, ({ mayFacilitate }) => mayFacilitate);
}

/** The board of a conversation, for whom it belongs to. @throws 404 for everybody else */
export function boardToOwn(app: App, asked: Asked): Promise<BoardFacts> {
	return boardWhere(app, asked, ({ role }) => role === 'owner');
}

/** The same, whether it is archived or not. @throws 404 for everybody else */
export function boardToArchive(app: App, asked: Asked): Promise<BoardFacts> {
	return boardWhere(app, asked, (_access, { role }) => role === 'owner');
}

/** The board of a conversation, for those who may read its record. @throws 404 for everybody else */
export function boardToRead(app: App, asked: Asked): Promise<BoardFacts> {
	return boardWhere(app, asked, ({ mayJoin }) => mayJoin);
}

async function boardWhere(
	{ db }: App,
	{ conversation, person }: Asked,
	may: (access: BoardAccess, facts: BoardFacts) => boolean
): Promise<BoardFacts> {
	const board = isUuid(conversation) ? await boardOfConversation(db, conversation) : undefined;
	if (board === undefined || person === undefined) error(404, 'Page not found');
	const facts = await readBoardAccess(db, { board, person });
	if (facts === undefined || !may(boardAccess(facts), facts)) error(404, 'Page not found');
	return facts;
}
