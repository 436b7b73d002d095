import { beginningOf, longestGuide, longestScript } from '@small-change/board';
import type { GuideWords } from '@small-change/board';
import { templateChoices } from '#lib/page/templateChoices.ts';

interface GuideField {
	/** Of the form's field. */
	name: string;
	label: string;
	/** The phase whose words they are; absent: the text of the guide. */
	phase?: string;
	/** UTF-16 units. */
	most: number;
}

/** What is written on one page. */
export interface GuidePart {
	/** `text`, or the template whose phases they are. */
	id: string;
	title: string;
	fields: readonly GuideField[];
}

/** A department's guide in the parts in which it is written and read. */
export const guideParts: readonly GuidePart[] = [
	{
		id: 'text',
		title: 'To facilitators',
		fields: [{ name: 'text', label: 'What you tell facilitators', most: longestGuide }]
	},
	...templateChoices.flatMap(({ value, label }) => {
		const fields = beginningOf(value).phases.map(({ name }, index) => ({
			name: `script-${index + 1}`,
			label: name,
			phase: name,
			most: longestScript
		}));
		return fields.length === 0 ? [] : [{ id: value, title: label, fields }];
	})
];

/** What a guide says in a field; empty where it says nothing. */
export function wordsIn(
	guide: GuideWords & { text: string },
	{ id }: GuidePart,
	{ phase }: GuideField
): string {
	if (phase === undefined) return guide.text;
	const own = guide.scripts.find((one) => one.template === id && one.phase === phase);
	return own?.script ?? '';
}
