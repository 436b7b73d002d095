import { wordsOf } from '../readElement.ts';
import type { Group, Note } from '../elements.ts';
import type { OutlinePart } from '../outline.ts';

const outside = 'In no zone';

/** A board as plain text: zones and groups as headings, a line a note; behind both what else is told about them. */
export function toText(
	parts: readonly OutlinePart[],
	about: (element: Note | Group) => string = () => ''
): string {
	const more = (element: Note | Group): string => {
		const words = about(element);
		return words === '' ? '' : ` (${words})`;
	};
	return linesOf(parts, {
		zone: (title) => `\n${title.toUpperCase()}`,
		group: (title, group) => `${title}${more(group)}:`,
		note: (note) => `- ${oneLine(note.text)}${more(note)}`,
		other: (words) => `- ${oneLine(words)}`
	});
}

/**
 * A board as Markdown: its question, then zones and groups as headings, notes as a list; behind both what else
 * is told about them.
 */
export function toMarkdown(
	question: string,
	parts: readonly OutlinePart[],
	{
		authorOf,
		about = () => ''
	}: {
		authorOf: (note: Note) => string;
		about?: (element: Note | Group) => string;
	}
): string {
	const more = (...words: string[]): string => {
		const said = words.filter((some) => some !== '').map((some) => escaped(oneLine(some)));
		return said.length === 0 ? '' : ` (${said.join('; ')})`;
	};
	const lines = linesOf(parts, {
		zone: (title) => `\n## ${escaped(title)}\n`,
		group: (title, group) => `\n### ${escaped(title)}${more(about(group))}\n`,
		note: (note) => `- ${escaped(oneLine(note.text))}${more(authorOf(note), about(note))}`,
		other: (words) => `- ${escaped(oneLine(words))}`
	});
	return `# ${escaped(oneLine(question))}\n${lines}`;
}

function linesOf(
	parts: readonly OutlinePart[],
	as: {
		zone: (title: string) => string;
		group: (title: string, group: Group) => string;
		note: (note: Note) => string;
		other: (words: string) => string;
	}
): string {
	const lines = parts.flatMap(({ zone, groups, loose, others }) => {
		const words = others.map(wordsOf).filter((some) => some !== '');
		if (zone === undefined && groups.length + loose.length + words.length === 0) return [];
		return [
			as.zone(zone ? zone.title || 'Zone without a title' : outside),
			...groups.flatMap(({ group, notes }) => [
				as.group(group.title || 'Group without a title', group),
				...notes.map(as.note)
			]),
			...loose.map(as.note),
			...words.map(as.other)
		];
	});
	return `${lines.join('\n').trim()}\n`;
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim() || '(empty)';
}

function escaped(text: string): string {
	return text.replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&');
}
