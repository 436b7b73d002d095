import { createHash } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { DbError } from '../errors.ts';
import { reachClient } from '../reachClient.ts';
import { lastMigration, requireCurrentSchema } from '../schemaState.ts';
import { format, headerLine, noHash } from './BackupHeader.ts';
import type { BackupHeader } from './BackupHeader.ts';
import { endOfTable, frameOf } from './frames.ts';
import { tablesInOrder } from './tablesInOrder.ts';

/**
 * Writes all that a database holds, as it is at one moment, into a new file; whoever works there goes on.
 * @throws DbError `backup_there`, `database_unusable`, `schema_older`, `schema_newer`
 */
export async function writeBackup(url: string, path: string): Promise<BackupHeader> {
	if ((await stat(path).catch(() => undefined)) !== undefined) {
		throw new DbError('backup_there', `${path} is there already: name another file.`);
	}
	// Under its name there is only what is whole.
	const half = `${path}.part`;
	const file = await open(half, 'w', 0o600);
	try {
		const header = await reachClient(url, 'backup', (client) => copyAll(client, file));
		await file.sync();
		await file.close();
		await rename(half, path);
		return header;
	} catch (error) {
		await file.close();
		await rm(half, { force: true });
		throw error;
	}
}

async function copyAll(client: ClientBase, file: FileHandle): Promise<BackupHeader> {
	await client.query('set statement_timeout = 0');
	await client.query('begin isolation level repeatable read read only');
	await requireCurrentSchema(client);
	const tables = await countAll(client, await tablesInOrder(client));
	const at = new Date().toISOString();
	const header = { format, migration: lastMigration, at, tables, sha256: noHash } as const;
	const line = headerLine(header);
	const hash = createHash('sha256').update(line);
	await file.writeFile(line);
	await pipeline(framesOf(client, tables), createGzip(), async (bytes: AsyncIterable<Buffer>) => {
		for await (const chunk of bytes) {
			hash.update(chunk);
			// Goes on where the last one ended.
			await file.writeFile(chunk);
		}
	});
	await client.query('commit');
	const whole = { ...header, sha256: hash.digest('hex') };
	await file.write(headerLine(whole), 0, line.length, 0);
	return whole;
}

async function countAll(client: ClientBase, names: string[]): Promise<BackupHeader['tables']> {
	const tables: BackupHeader['tables'] = [];
	for (const name of names) {
		const { rows } = await client.query<{ rows: string }>(
			`select count(*) as rows from public.${client.escapeIdentifier(name)}`
		);
		tables.push({ name, rows: Number(rows[0]?.rows) });
	}
	return tables;
}

async function* framesOf(
	client: ClientBase,
	tables: BackupHeader['tables']
): AsyncGenerator<Buffer> {
	for (const { name } of tables) {
		const rows = client.query(copyTo(`copy public.${client.escapeIdentifier(name)} to stdout`));
		for await (const piece of rows) yield* frameOf(piece as Buffer);
		yield endOfTable;
	}
}
