import { resolve } from 'node:path';
import { writeBackup } from '../db/src/index.ts';
import { onDatabase } from './database.ts';

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) {
	console.error('Name one file to write: npx -y pnpm@12 backup <file>.');
	process.exit(1);
}
await onDatabase({ alone: false }, async (url) => {
	const { tables } = await writeBackup(url, resolve(file));
	const rows = tables.reduce((sum, table) => sum + table.rows, 0);
	console.log(`${resolve(file)} holds all ${rows} rows of ${tables.length} tables.`);
	return true;
});
