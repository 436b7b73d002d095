import { harmless, saidOf, toRecordFile } from '@small-change/board';
import type { Element, Mark } from '@small-change/board';
import type { RecordedNote } from '@small-change/db';
import { standingOf } from '#lib/experiments/standing.ts';
import { tableFile } from '#lib/page/tableFile.ts';
import { marksOf } from './marksOf.ts';
import { authorOf, experimentsOf, voteFor } from './wholeRecord.ts';
import type { WholeRecord } from './wholeRecord.ts';

const head = [
	...['question', 'zone', 'group', 'text', 'author', 'colour'],
	...['dots', 'voters', 'chosen', 'experiments']
];

/** A row a note: where it stood, who wrote it, how it was voted on, and what became of it. Cells cannot carry formulas. */
export function recordCsv(record: WholeRecord): string {
	const rows = lines(record).map(({ zone, group, note }) => {
		const vote = voteFor(record, note.id, group.id);
		return [
			...[record.question, zone.title, group.title, note.text],
			...[authorOf(record, note), note.colour],
			...[
				vote === undefined ? '' : String(vote.dots),
				vote === undefined ? '' : String(vote.voters)
			],
			record.chosen.has(note.id) || record.chosen.has(group.id) ? 'yes' : '',
			experimentsOf(record, note.id)
				.map((one) => `${one.title} (${standingOf(one)})`)
				.join('; ')
		].map(harmless);
	});
	return tableFile([head, ...rows]);
}

/** As minutes: at notes and groups what has become of them, then each vote and all experiments. */
export function recordMarkdown(record: WholeRecord): string {
	const { title, question, team, department, closedAt, inRoom, remote, votes } = record;
	const said = [
		`# ${line(title)}`,
		...(question === '' ? [] : [line(question)]),
		[
			closedAt.toISOString().slice(0, 10),
			...[team, department].flatMap((name) => (name === null ? [] : [line(name)])),
			`${inRoom} in the room, ${remote} from elsewhere`
		].join(' · ')
	];
	const marks = marksOf(record);
	for (const zone of record.content.zones) {
		said.push(`## ${line(zone.title) || 'In no zone'}`);
		for (const group of zone.groups) {
			said.push(`### ${line(group.title) || 'A group'}${inBrackets(saidOf(marks, group))}`);
			said.push(list(record, { notes: group.notes, marks }));
		}
		if (zone.notes.length > 0) said.push(list(record, { notes: zone.notes, marks }));
	}
	votes.forEach(({ turnout, budget, items }, index) => {
		said.push(`## Vote ${votes.length > 1 ? index + 1 : ''}`.trim());
		said.push(`${turnout} voted, ${budget} dots each.`);
		said.push(
			items.map(({ text, dots, voters }) => `- ${line(text)}: ${dots} from ${voters}`).join('\n')
		);
	});
	if (record.experiments.length > 0) {
		said.push('## Experiments');
		said.push(
			record.experiments.map((one) => `- ${line(one.title)}: ${standingOf(one)}`).join('\n')
		);
	}
	return `${said.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The same as data, with all that lay on the board, which brings it in again. */
export function recordJson(record: WholeRecord, elements: readonly Element[]): string {
	const { content, authors, chosen, experiments, ...about } = record;
	const noted = ({ author, ...note }: RecordedNote) => ({
		...note,
		author: author === null ? null : (authors.get(author) ?? null),
		chosen: chosen.has(note.id)
	});
	const zones = content.zones.map(({ groups, notes, ...zone }) => ({
		...zone,
		groups: groups.map((group) => ({
			...group,
			chosen: chosen.has(group.id),
			notes: group.notes.map(noted)
		})),
		notes: notes.map(noted)
	}));
	const tried = experiments.map((one) => ({ ...one, standing: standingOf(one) }));
	return toRecordFile({ ...about, zones, experiments: tried }, elements);
}

function lines({ content }: WholeRecord) {
	const none = { id: '', title: '' };
	return content.zones.flatMap((zone) => [
		...zone.groups.flatMap((group) => group.notes.map((note) => ({ zone, group, note }))),
		...zone.notes.map((note) => ({ zone, group: none, note }))
	]);
}

function list(
	record: WholeRecord,
	{ notes, marks }: { notes: readonly RecordedNote[]; marks: ReadonlyMap<string, Mark> }
): string {
	return notes
		.map((note) => {
			const about = inBrackets(authorOf(record, note), saidOf(marks, note));
			return `- ${line(note.text) || '(empty)'}${about}`;
		})
		.join('\n');
}

function inBrackets(...words: string[]): string {
	const said = words.filter((some) => some !== '').map(line);
	return said.length === 0 ? '' : ` (${said.join('; ')})`;
}

/** One line, in which nothing is taken for a mark of Markdown or a tag. */
function line(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
