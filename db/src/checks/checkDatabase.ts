import { DbError } from '../errors.ts';
import { reachClient } from '../reachClient.ts';
import { refuseOldServer } from '../refuseOldServer.ts';
import { requireCurrentSchema } from '../schemaState.ts';
import type { Check, Finding } from './Check.ts';
import { documentChecks } from './documentChecks.ts';

/** Between this machine and the database: tickets hold for a minute. Milliseconds. */
const mostClockDifference = 5_000;

const serverChecks: readonly Check[] = [
	{ name: 'version of the database', look: (client) => refusal(refuseOldServer(client)) },
	{
		name: 'clocks of this machine and the database',
		look: async (client) => {
			const before = Date.now();
			const { rows } = await client.query<{ now: string }>(
				'select extract(epoch from clock_timestamp()) * 1000 as now'
			);
			const difference = Number(rows[0]?.now) - (before + Date.now()) / 2;
			if (Math.abs(difference) <= mostClockDifference) return undefined;
			return `They are ${(Math.abs(difference) / 1_000).toFixed(1)} s apart: set both by NTP.`;
		}
	}
];

const migrations: Check = {
	name: 'migrations',
	look: (client) => refusal(requireCurrentSchema(client))
};

/** Looks at the server, then at its schema, then, where that is this version's, at what it holds. Changes nothing. */
export async function checkDatabase(url: string): Promise<Finding[]> {
	const findings: Finding[] = [];
	const wrong = await refusal(
		reachClient(url, 'doctor', async (client) => {
			await client.query('set statement_timeout = 0');
			await client.query('begin isolation level repeatable read read only');
			const look = async ({ name, look }: Check): Promise<void> => {
				findings.push({ name, wrong: await look(client) });
			};
			for (const check of [...serverChecks, migrations]) await look(check);
			if (findings.at(-1)?.wrong !== undefined) return;
			for (const check of documentChecks) await look(check);
		})
	);
	return [{ name: 'the database answers', wrong }, ...findings];
}

/** What an expected failure says. */
async function refusal(work: Promise<void>): Promise<string | undefined> {
	try {
		await work;
		return undefined;
	} catch (error) {
		if (error instanceof DbError) return error.message;
		throw error;
	}
}
