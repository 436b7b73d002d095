import type { BoardFacts } from '@small-change/db';
import { renderSVG } from 'uqr';
import type { App } from './App.ts';
import { networkAddress } from './addresses.ts';
import { whyCodeEnded } from './codes.ts';

export interface Invitation {
	code: string;
	/** The address to join at, for people in other rooms. */
	link: string;
	/** The same as a QR code: an SVG image. */
	qr: string;
}

/**
 * How people come to a conversation; undefined once its code leads in no longer. On the machine's own address a
 * phone could not open the link: it gets the network's.
 */
export function invitationTo(
	app: App,
	url: URL,
	{
		code,
		codeMadeAt,
		archived,
		closed
	}: Pick<BoardFacts, 'code' | 'codeMadeAt' | 'archived' | 'closed'>,
	{ toRoom = false }: { /** Shown in the room: whoever scans it is there. */ toRoom?: boolean } = {}
): Invitation | undefined {
	if (code === undefined || codeMadeAt === undefined) return undefined;
	if (whyCodeEnded({ archived, closed, codeMadeAt }) !== undefined) return undefined;
	const link = `${shareOrigin(app, url)}/join/${code}${toRoom ? '?in=room' : ''}`;
	return { code, link, qr: renderSVG(link, { border: 2 }) };
}

export function shareOrigin({ config }: App, url: URL): string {
	if (config.origin !== undefined) return config.origin;
	const isOwnMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
	const network = isOwnMachine && config.host === '0.0.0.0' ? networkAddress() : undefined;
	return network === undefined ? url.origin : `http://${network}:${url.port}`;
}
