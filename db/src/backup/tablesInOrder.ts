import type { ClientBase } from 'pg';

/** Our tables, each after those that it refers to, and else by name: in this order they can be filled. */
export async function tablesInOrder(client: ClientBase): Promise<string[]> {
	const tables = await client.query<{ name: string }>(
		`select relname as name from pg_class
		where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`
	);
	const references = await client.query<{ from: string; to: string }>(
		`select referring.relname as from, referred.relname as to from pg_constraint c
		join pg_class referring on referring.oid = c.conrelid
		join pg_class referred on referred.oid = c.confrelid
		where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conrelid <> c.confrelid`
	);
	const order: string[] = [];
	let left = tables.rows.map(({ name }) => name);
	while (left.length > 0) {
		const waiting = new Set(
			references.rows.filter(({ to }) => left.includes(to)).map(({ from }) => from)
		);
		const ready = left.filter((name) => !waiting.has(name));
		if (ready.length === 0) {
			throw new Error(
				`Tables refer to each other in a circle, ${left.join(', ')}: make one nullable`
			);
		}
		order.push(...ready);
		left = left.filter((name) => waiting.has(name));
	}
	return order;
}
