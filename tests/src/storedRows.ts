import type { TestDatabase } from '@small-change/db/testing';

export interface StoredRow {
	table: string;
	/** All of it as text; bytes as hexadecimal. */
	text: string;
}

/** Every row of every table. */
export async function rowsOf(pool: TestDatabase['pool']): Promise<StoredRow[]> {
	const tables = await pool.query<{ name: string }>(
		"select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
	);
	const rows: StoredRow[] = [];
	for (const { name } of tables.rows) {
		const found = await pool.query<{ text: string }>(
			`select to_jsonb(t)::text as text from "${name}" t`
		);
		for (const { text } of found.rows) rows.push({ table: name, text });
	}
	return rows;
}

/** Whether a row names one of these notes and one of these people as well, in its words or in its bytes. */
export function tie(
	{ text }: StoredRow,
	notes: readonly string[],
	people: readonly string[]
): boolean {
	const has = (one: string): boolean =>
		text.includes(one) || text.includes(Buffer.from(one).toString('hex'));
	const asBytes = (id: string): string => id.replaceAll('-', '');
	return notes.some(has) && people.some((id) => has(id) || text.includes(asBytes(id)));
}
