import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardImages } from '../schema/boards.ts';
import { takeTurn } from './locks.ts';

export type ImageType = (typeof boardImages.type.enumValues)[number];

export interface BoardImage {
	/** SHA-256 of the bytes, hexadecimal. */
	hash: string;
	type: ImageType;
	/** Px. */
	width: number;
	height: number;
	bytes: Uint8Array;
}

/** All pictures of one board together. Bytes. */
const mostImageBytes = 100 * 1_048_576;

/**
 * Keeps a picture of a board; one that is there already stays as it is.
 * @returns false where the board has no room for it: then nothing was kept
 */
export async function keepImage(
	db: Database,
	{ board, person, ...image }: BoardImage & { board: string; person: string }
): Promise<boolean> {
	return db.transaction(async (tx) => {
		if (!(await hasRoom(tx, board, image.bytes.length))) return false;
		await tx
			.insert(boardImages)
			.values({ board, person, ...image })
			.onConflictDoNothing();
		return true;
	});
}

/**
 * Brings pictures of one board to another, as when elements are copied. What is not there is passed over.
 * @returns false where the other board has no room for them: then nothing was copied
 */
export async function copyImages(
	db: Database,
	{
		from,
		to,
		hashes,
		person
	}: { from: string; to: string; hashes: readonly string[]; person: string }
): Promise<boolean> {
	return db.transaction(async (tx) => {
		const images = await tx
			.select()
			.from(boardImages)
			.where(and(eq(boardImages.board, from), inArray(boardImages.hash, [...hashes])));
		const bytes = images.reduce((sum, image) => sum + image.bytes.length, 0);
		if (!(await hasRoom(tx, to, bytes))) return false;
		if (images.length === 0) return true;
		const rows = images.map(({ hash, type, width, height, bytes: data }) => {
			return { board: to, person, hash, type, width, height, bytes: data };
		});
		await tx.insert(boardImages).values(rows).onConflictDoNothing();
		return true;
	});
}

export async function readImage(
	db: Database,
	{ board, hash }: { board: string; hash: string }
): Promise<BoardImage | undefined> {
	const [found] = await db
		.select({
			hash: boardImages.hash,
			type: boardImages.type,
			width: boardImages.width,
			height: boardImages.height,
			bytes: boardImages.bytes
		})
		.from(boardImages)
		.where(and(eq(boardImages.board, board), eq(boardImages.hash, hash)));
	return found;
}

/** Two that send pictures at once count one after the other. */
async function hasRoom(tx: Transaction, board: string, bytes: number): Promise<boolean> {
	await takeTurn(tx, `images of ${board}`);
	const [kept] = await tx
		.select({ bytes: sql<string>`coalesce(sum(octet_length(${boardImages.bytes})), 0)` })
		.from(boardImages)
		.where(eq(boardImages.board, board));
	return Number(kept?.bytes ?? 0) + bytes <= mostImageBytes;
}
