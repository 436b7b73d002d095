import postgres from 'postgres';

/** A board's update log as it lies in Postgres. */
export interface StoredLog {
	headSeq: number;
	seqs: number[];
	/** How many different appends the rows come from: as many as rows, where nothing is doubled. */
	appends: number;
}

/** Reads it with another driver than the product's own, so that a mistake of that one cannot hide itself. */
export async function readLog(url: string, board: string): Promise<StoredLog> {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		const rows = await sql<{ head: string; seq: string; append: string }[]>`
			select d.head_seq as head, u.seq, u.append_id as append
			from documents d join document_updates u on u.document = d.id
			where d.name = ${`board:${board}`}
			order by u.seq`;
		return {
			headSeq: Number(rows[0]?.head),
			seqs: rows.map(({ seq }) => Number(seq)),
			appends: new Set(rows.map(({ append }) => append)).size
		};
	} finally {
		await sql.end();
	}
}
