import type { OutlinePart } from '../outline.ts';

/** UTF-16 units of an item's words. */
const longest = 300;

/** What can be voted on in parts of a board, as it is read: groups, and the notes of no group that have words. */
export function votable(parts: readonly OutlinePart[]): { id: string; text: string }[] {
	return parts.flatMap(({ groups, loose }) => [
		...groups.map(({ group, notes }) => ({ id: group.id, text: titleOf(group.title, notes) })),
		...loose.flatMap(({ id, text }) => (text.trim() === '' ? [] : [{ id, text: short(text) }]))
	]);
}

function titleOf(title: string, notes: readonly { text: string }[]): string {
	return short(title.trim() || notes.map(({ text }) => text.trim()).join(' · ') || 'A group');
}

/** Cut between letters, not within one. */
function short(text: string): string {
	const words = text.replace(/\s+/g, ' ').trim();
	return words.length <= longest ? words : `${[...words].slice(0, longest / 2).join('')}…`;
}
