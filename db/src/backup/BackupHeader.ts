import { z } from 'zod';

/** The first line of a backup. After it: the tables in this order, compressed, each as frames of `COPY`'s text. */
export interface BackupHeader {
	format: typeof format;
	/** The last migration of the database it was taken from: milliseconds since the epoch. */
	migration: number;
	/** When it was taken, as ISO 8601. */
	at: string;
	tables: { name: string; rows: number }[];
	/** Of the whole file, with this hash as zeros; hexadecimal. */
	sha256: string;
}

export const format = 'small-change-backup-1';
export const noHash = '0'.repeat(64);

const schema = z.strictObject({
	format: z.literal(format),
	migration: z.int(),
	at: z.iso.datetime(),
	tables: z.array(
		z.strictObject({ name: z.string().regex(/^[a-z_]+$/), rows: z.int().nonnegative() })
	),
	sha256: z.string().regex(/^[0-9a-f]{64}$/)
});

export function headerLine(header: BackupHeader): Buffer {
	return Buffer.from(`${JSON.stringify(header)}\n`);
}

/** @returns `undefined` where the line is no header of ours */
export function parseHeader(line: string): BackupHeader | undefined {
	try {
		return schema.safeParse(JSON.parse(line)).data;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}
