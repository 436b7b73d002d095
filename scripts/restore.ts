import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from '../db/src/index.ts';
import { onDatabase } from './database.ts';

const { values, positionals } = parseArgs({
	options: { replace: { type: 'boolean', default: false } },
	allowPositionals: true
});
const [file, ...more] = positionals;
if (file === undefined || more.length > 0) {
	console.error('Name one backup: npx -y pnpm@12 restore <file> [--replace].');
	process.exit(1);
}
await onDatabase({ alone: true }, async (url) => {
	const { at, tables } = await restoreBackup(url, resolve(file), values);
	const rows = tables.reduce((sum, table) => sum + table.rows, 0);
	console.log(`The database is as it was on ${at}: ${rows} rows of ${tables.length} tables.`);
	return true;
});
