import type { IncomingMessage } from 'node:http';
import { parseDocumentName } from '@small-change/board';
import { boardDialect } from './Dialect.ts';
import type { Dialect } from './Dialect.ts';
import { YjsDialect } from './YjsDialect.ts';

const pathPattern = /^\/(collab|yjs)\/([\w-]{16,40})$/;

/** Which board an upgrade asks for, and in which protocol. @returns `undefined` for any other address */
export function readUpgrade({
	url = '',
	headers
}: Pick<IncomingMessage, 'url' | 'headers'>): { board: string; dialect: Dialect } | undefined {
	const [path = '', query = ''] = url.split('?', 2);
	const [, protocol, board = ''] = pathPattern.exec(path) ?? [];
	if (parseDocumentName(`board:${board}`) === undefined) return undefined;
	if (protocol === 'collab') return { board, dialect: boardDialect };
	const bearer = /^Bearer ([^\s]+)$/i.exec(headers.authorization ?? '')?.[1];
	const token = bearer ?? new URLSearchParams(query).get('token') ?? '';
	return { board, dialect: new YjsDialect({ board, token }) };
}
