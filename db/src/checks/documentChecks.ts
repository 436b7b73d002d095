import type { ClientBase } from 'pg';
import type { Check } from './Check.ts';

/** As many as one line can name. */
const mostNamed = 5;

const newestSnapshot = `left join lateral (
	select s.seq, s.state, s.sha256 from document_snapshots s
	where s.document = d.id and s.epoch = d.epoch order by s.seq desc limit 1
) newest on true`;

/** Numbers are unique: where the rows after the snapshot are as many as they must be, none is missing. */
const withGaps = `select d.id from documents d ${newestSnapshot}
	where d.head_seq - coalesce(newest.seq, 0) <> (
		select count(*) from document_updates u
		where u.document = d.id and u.seq > coalesce(newest.seq, 0) and u.seq <= d.head_seq
	) or exists (select from document_updates u where u.document = d.id and u.seq > d.head_seq)
	order by d.id`;

const withDamage = `select d.id from documents d ${newestSnapshot}
	where sha256(newest.state) <> newest.sha256 order by d.id`;

/** That every board can be put together again from what is stored. */
export const documentChecks: readonly Check[] = [
	{
		name: 'logs of all documents are without gaps',
		look: async (client: ClientBase): Promise<string | undefined> => {
			const documents = await idsFrom(client, withGaps);
			if (documents === undefined) return undefined;
			return `Updates are missing in ${documents}: restore the last backup.`;
		}
	},
	{
		name: 'newest snapshots are as they were written',
		look: async (client: ClientBase): Promise<string | undefined> => {
			const documents = await idsFrom(client, withDamage);
			if (documents === undefined) return undefined;
			return `The newest snapshot is damaged in ${documents}: the one before it is used while its rows are kept; check the disk, and keep the last backup.`;
		}
	}
];

/** By the ids of their rows: a board's own id is the key to it. */
async function idsFrom(client: ClientBase, query: string): Promise<string | undefined> {
	const { rows } = await client.query<{ id: string }>(query);
	if (rows.length === 0) return undefined;
	const named = rows.slice(0, mostNamed).map(({ id }) => id);
	const others = rows.length - named.length;
	const more = others === 0 ? '' : ` and ${others} more`;
	return `${rows.length === 1 ? 'document' : 'documents'} ${named.join(', ')}${more}`;
}
