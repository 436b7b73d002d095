import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { Pool } from 'pg';
import { answerServer } from '../sync/answerServer.ts';

/**
 * Hocuspocus as its own documentation sets it up. The first argument: for how many milliseconds broadcasts
 * are gathered; the second: the database that its extension writes to.
 */
const [flushDelay = '0', databaseUrl] = process.argv.slice(2);

const server = new Server({
	port: 0,
	address: '127.0.0.1',
	quiet: true,
	flushDelay: Number(flushDelay),
	extensions: databaseUrl === undefined ? [] : [await database(databaseUrl)]
});
await server.listen();
answerServer(`ws://127.0.0.1:${server.address.port}`);

async function database(connectionString) {
	const pool = new Pool({ connectionString });
	await pool.query(
		'create table if not exists stock (name text primary key, state bytea not null)'
	);
	return new Database({
		fetch: async ({ documentName }) => {
			const { rows } = await pool.query('select state from stock where name = $1', [documentName]);
			return rows[0]?.state ?? null;
		},
		store: async ({ documentName, state }) => {
			await pool.query(
				`insert into stock (name, state) values ($1, $2)
				on conflict (name) do update set state = excluded.state`,
				[documentName, state]
			);
		}
	});
}
