import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { Pool } from 'pg';
import { answerParent } from '../answerParent.ts';
import { ownCpu } from '../cpu.ts';

/** Hocuspocus as its own documentation sets it up with a database: the one that the first argument names. */
const pool = new Pool({ connectionString: process.argv[2] });
await pool.query('create table if not exists stock (name text primary key, state bytea not null)');

const server = new Server({
	port: 0,
	address: '127.0.0.1',
	quiet: true,
	extensions: [
		new Database({
			fetch: async ({ documentName }) => {
				const { rows } = await pool.query('select state from stock where name = $1', [
					documentName
				]);
				return rows[0]?.state ?? null;
			},
			store: async ({ documentName, state }) => {
				await pool.query(
					`insert into stock (name, state) values ($1, $2)
					on conflict (name) do update set state = excluded.state`,
					[documentName, state]
				);
			}
		})
	]
});
await server.listen();
answerParent({ base: () => `ws://127.0.0.1:${server.address.port}`, cpu: ownCpu });
