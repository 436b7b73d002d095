import { toSvg } from '@small-change/board';
import type { Element } from '@small-change/board';
import { readImage } from '@small-change/db';
import type { Database } from '@small-change/db';
import { marksOf } from '#lib/conversations/marksOf.ts';
import type { WholeRecord } from '#lib/conversations/wholeRecord.ts';
import { letterWidth } from './letterWidth.ts';
import { paperColours } from './paperColours.ts';

/** Of more only the words are shown that say what they are: a picture must not become too large to be opened. */
const mostPictures = 40;

/** A closed board as a drawing (SVG), with its question, votes, what is chosen, and experiments. */
export async function recordPicture(
	db: Database,
	{ record, elements }: { record: WholeRecord; elements: readonly Element[] }
): Promise<string> {
	const pictures = await picturesOf(db, record.board, elements);
	const drawing = {
		widthOf: letterWidth,
		paper: (name: keyof typeof paperColours) => paperColours[name].paper,
		deep: (name: keyof typeof paperColours) => paperColours[name].deep,
		font: '"Inter Variable", Inter, system-ui, sans-serif',
		picture: (hash: string) => pictures.get(hash)
	};
	const told = { title: record.question || record.title, marks: marksOf(record) };
	const within = elements.length === 0 ? { minX: 0, minY: 0, maxX: 800, maxY: 0 } : undefined;
	return toSvg(elements, drawing, { told, ...(within && { within }) })?.svg ?? '';
}

async function picturesOf(
	db: Database,
	board: string,
	elements: readonly Element[]
): Promise<ReadonlyMap<string, string>> {
	const hashes = elements.flatMap((element) => (element.type === 'image' ? [element.hash] : []));
	const found = new Map<string, string>();
	for (const hash of [...new Set(hashes)].slice(0, mostPictures)) {
		const image = await readImage(db, { board, hash });
		if (image === undefined) continue;
		found.set(hash, `data:${image.type};base64,${Buffer.from(image.bytes).toString('base64')}`);
	}
	return found;
}
