import { Client } from 'pg';
import type { ClientConfig } from 'pg';

/** Does something on one connection of its own, outside of the pool. */
export async function withClient<Result>(
	config: ClientConfig,
	work: (client: Client) => Promise<Result>
): Promise<Result> {
	const client = new Client({ connectionTimeoutMillis: 10_000, ...config });
	// When it breaks, the query that is under way fails; without a listener the process would end as well.
	client.on('error', () => undefined);
	try {
		await client.connect();
		return await work(client);
	} finally {
		await client.end();
	}
}
