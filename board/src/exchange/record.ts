import * as z from 'zod/mini';
import { defaultZoneSize, longestText, noteColours } from '../elements.ts';
import { worldPoint } from '../geometry.ts';
import type { NewElement } from '../makeElement.ts';
import { beside } from './beside.ts';
import { mostImported } from './Imported.ts';
import type { Imported } from './Imported.ts';
import { setOut } from './setOut.ts';
import { toldByRecord } from './toldByRecord.ts';

const text = z.string().check(z.maxLength(longestText));
const note = z.object({
	text,
	colour: z.catch(z.enum(noteColours), 'yellow'),
	author: z.optional(z.nullable(text))
});
const zone = z.object({
	title: text,
	prompt: text,
	groups: z.array(z.object({ title: text, notes: z.array(note) })),
	notes: z.array(note)
});
const recordSchema = z.object({
	question: z._default(text, ''),
	zones: z.array(zone).check(z.maxLength(mostImported))
});
type RecordRead = z.infer<typeof recordSchema>;

const mostNamed = 10;
/** Between the question and the zones below it. World px. */
const headingHeight = 140;

/**
 * A conversation's record as elements: those of its board where the file has them, else what it tells is set
 * out anew. Who wrote what is said in words: here the notes are of whoever brings them in.
 */
export function fromRecord(
	file: unknown,
	read: Imported | undefined,
	newId: () => string
): Imported {
	const parsed = recordSchema.safeParse(file);
	const record = parsed.success ? parsed.data : undefined;
	const remarks = record === undefined ? [] : authorsIn(record);
	const told = toldByRecord(file);
	if (read?.ok) {
		const { elements } = read;
		const words = told === undefined ? [] : [beside(told, { elements, newId })];
		return { ...read, elements: [...elements, ...words], remarks: [...read.remarks, ...remarks] };
	}
	if (record === undefined) {
		return {
			ok: false,
			message: 'This record is damaged. Save it again from its page, and import that.'
		};
	}
	const written = [...question(record, newId), ...setOut(record.zones, newId)];
	if (written.length === 0) return { ok: false, message: 'Nothing was written in this record.' };
	const elements = [
		...(told === undefined ? [] : [beside(told, { elements: written, newId })]),
		...written
	];
	const left = elements.length - mostImported;
	if (left > 0) remarks.unshift(`${left} elements are left out: there were too many.`);
	return { ok: true, elements: elements.slice(0, mostImported), remarks };
}

function question({ question: words }: RecordRead, newId: () => string): NewElement[] {
	if (words === '') return [];
	const [width] = defaultZoneSize;
	const place = { at: worldPoint(0, -headingHeight), size: [width, 100] as const };
	return [{ type: 'shape', kind: 'text', id: newId(), ...place, colour: 'grey', text: words }];
}

function authorsIn({ zones }: RecordRead): string[] {
	const notes = zones.flatMap((one) => [
		...one.groups.flatMap((group) => group.notes),
		...one.notes
	]);
	const names = [...new Set(notes.flatMap(({ author }) => author ?? []))];
	if (names.length === 0) return [];
	const more = names.length - mostNamed;
	const named = [...names.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(', ');
	return [`Written by ${named}; on this board the notes will be yours.`];
}
