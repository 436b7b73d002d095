import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DbError } from '../errors.ts';
import { migrate } from '../migrate.ts';
import { reachClient } from '../reachClient.ts';
import { lastMigration } from '../schemaState.ts';
import { headerLine, noHash, parseHeader } from './BackupHeader.ts';
import type { BackupHeader } from './BackupHeader.ts';
import { nextTable, piecesIn } from './frames.ts';
import { tablesInOrder } from './tablesInOrder.ts';

/** The header's line is far shorter. Bytes. */
const longestHeader = 64 * 1024;

/**
 * Fills a database from a backup, in one transaction: it then holds all of it, or what it held before.
 * `replace`: what it holds is deleted first; without it only an empty database is filled. Every document begins a new
 * epoch, so that no device brings back what the backup does not have; access tokens end, since scripts know of no epoch.
 * @throws DbError `backup_damaged`, `schema_older`, `schema_newer`, `database_in_use`, `database_not_empty`, `database_unusable`
 */
export async function restoreBackup(
	url: string,
	path: string,
	{ replace }: { replace: boolean }
): Promise<BackupHeader> {
	const header = await checkedHeader(path);
	await migrate(url);
	await reachClient(url, 'restore', async (client) => {
		await client.query("set statement_timeout = 0; set lock_timeout = '10s'");
		await client.query('begin');
		await refuseUsed(client);
		await makeEmpty(client, { replace });
		await fill(client, { path, header });
		await beginAnew(client);
		await client.query('commit');
	});
	return header;
}

/** Reads the whole file once, before anything is changed. */
async function checkedHeader(path: string): Promise<BackupHeader> {
	if ((await stat(path).catch(() => undefined))?.isFile() !== true) {
		throw new DbError('backup_damaged', `There is no file ${path}: name a backup.`);
	}
	let line = '';
	for await (const chunk of createReadStream(path, { end: longestHeader })) {
		line += (chunk as Buffer).toString('latin1');
	}
	const header = parseHeader(line.split('\n', 1)[0] ?? '');
	if (header === undefined) throw damaged(path);
	refuseOtherSchema(header);
	const start = headerLine(header).length;
	const hash = createHash('sha256').update(headerLine({ ...header, sha256: noHash }));
	for await (const chunk of createReadStream(path, { start })) hash.update(chunk as Buffer);
	if (hash.digest('hex') !== header.sha256) throw damaged(path);
	return header;
}

function damaged(path: string): DbError {
	return new DbError(
		'backup_damaged',
		`${path} is no backup of Small Change, or is damaged: nothing was changed, take another copy of it.`
	);
}

function refuseOtherSchema({ migration, at }: BackupHeader): void {
	if (migration > lastMigration) {
		throw new DbError(
			'schema_newer',
			`The backup of ${at} was made by a newer version of Small Change: restore it with that version.`
		);
	}
	if (migration < lastMigration) {
		throw new DbError(
			'schema_older',
			`The backup of ${at} was made by an older version of Small Change: restore it with that version, then start this one.`
		);
	}
}

/** What a running server has in memory would go on as if nothing had happened. */
async function refuseUsed(client: ClientBase): Promise<void> {
	const { rowCount } = await client.query(
		`select from pg_stat_activity
		where datname = current_database() and application_name = 'small-change' limit 1`
	);
	if (rowCount === 0) return;
	throw new DbError(
		'database_in_use',
		'Small Change is running on this database: stop every process of it, and try again.'
	);
}

async function makeEmpty(client: ClientBase, { replace }: { replace: boolean }): Promise<void> {
	const tables = (await tablesInOrder(client)).map((name) => client.escapeIdentifier(name));
	await client.query(`lock table ${tables.join(', ')} in access exclusive mode`);
	if (replace) {
		await client.query(`truncate ${tables.join(', ')}`);
		return;
	}
	for (const table of tables) {
		const { rowCount } = await client.query(`select from ${table} limit 1`);
		if (rowCount === 0) continue;
		throw new DbError(
			'database_not_empty',
			'The database holds data already: name an empty one, or add --replace to delete what it holds.'
		);
	}
}

async function fill(
	client: ClientBase,
	{ path, header }: { path: string; header: BackupHeader }
): Promise<void> {
	const file = createReadStream(path, { start: headerLine(header).length });
	await pipeline(file, createGunzip(), async (bytes: AsyncIterable<Buffer>) => {
		const pieces = piecesIn(bytes);
		for (const { name, rows } of header.tables) {
			const table = client.escapeIdentifier(name);
			const copy = client.query(copyFrom(`copy public.${table} from stdin`));
			await pipeline(nextTable(pieces), copy);
			if (copy.rowCount !== rows) throw damaged(path);
		}
	});
}

/** Later than every epoch that a device may know, also of an earlier restore of the same backup: seconds since 2020. */
const nextEpoch = 'greatest(epoch + 1, (extract(epoch from now()) - 1577836800)::integer)';

async function beginAnew(client: ClientBase): Promise<void> {
	await client.query(`update documents set epoch = ${nextEpoch}`);
	await client.query(
		'update document_snapshots s set epoch = d.epoch from documents d where d.id = s.document'
	);
	await client.query('update access_tokens set revoked_at = now() where revoked_at is null');
}
