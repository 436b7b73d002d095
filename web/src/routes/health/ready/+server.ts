import { schemaState } from '@small-change/db';
import type { SchemaState } from '@small-change/db';
import type { RequestHandler } from './$types';

/** Whether it can serve: the database answers and is at this version's schema. */
export const GET: RequestHandler = async ({ locals: { app } }) => {
	const headers = { 'content-type': 'text/plain' };
	try {
		const state = await schemaState(app.db.$client);
		if (state === 'current') return new Response('ok\n', { headers });
		app.log.warn({ state }, 'not ready');
		return new Response(`${cures[state]}\n`, { status: 503, headers });
	} catch (error) {
		app.log.warn({ err: error }, 'not ready');
		return new Response(
			'The database does not answer: check that it runs and that DATABASE_URL is right.\n',
			{ status: 503, headers }
		);
	}
};

const cures: Record<Exclude<SchemaState, 'current'>, string> = {
	older:
		'The database waits for a migration: run `npx -y pnpm@12 db:migrate`, or start this process again.',
	newer:
		'The database was migrated by a newer version of Small Change: start that version, or a newer one.'
};
