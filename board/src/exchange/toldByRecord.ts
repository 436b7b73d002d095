import * as z from 'zod/mini';
import { inPlainWords } from './cameOfIt.ts';

const count = z.int().check(z.nonnegative());
const name = z.catch(z.nullable(z.string()), null);
const vote = z.object({
	turnout: count,
	budget: count,
	items: z.array(z.object({ text: z.string(), dots: count, voters: count }))
});
const noted = z.object({ text: z.string(), chosen: z.boolean() });
const group = z.object({ title: z.string(), chosen: z.boolean(), notes: z.array(noted) });
const told = z.object({
	...{ title: z.string(), closedAt: z.iso.datetime(), inRoom: count, remote: count },
	...{ team: name, department: name },
	votes: z.array(vote),
	zones: z.array(z.object({ groups: z.array(group), notes: z.array(noted) })),
	experiments: z.array(z.object({ title: z.string(), standing: z.string() }))
});

/**
 * What a record tells beside its notes, in words: votes and experiments are facts about people elsewhere, which a
 * file can tell but not make true here. Undefined where it tells none of it, or not wholly.
 */
export function toldByRecord(file: unknown): string | undefined {
	const parsed = told.safeParse(file);
	if (!parsed.success) return undefined;
	const { title, closedAt, team, department, inRoom, remote, votes, experiments } = parsed.data;
	const chosen = chosenIn(parsed.data);
	const day = new Date(closedAt).toLocaleDateString('en-GB', {
		dateStyle: 'long',
		timeZone: 'UTC'
	});
	return inPlainWords({
		heading: [
			`From the record of “${title}”`,
			[day, team, department, `${inRoom} in the room, ${remote} from elsewhere`]
				.filter(Boolean)
				.join(' · ')
		],
		votes: votes.map(({ turnout, budget, items }, index) => {
			const round = votes.length > 1 ? `Vote, round ${index + 1}` : 'Vote';
			return { about: `${round}: ${turnout} voted, ${budget} dots each`, items };
		}),
		chosen,
		experiments
	});
}

function chosenIn({ zones }: z.infer<typeof told>): string[] {
	return zones
		.flatMap(({ groups, notes }) => [
			...groups.flatMap((one) => [{ ...one, text: one.title || 'A group' }, ...one.notes]),
			...notes
		])
		.flatMap(({ chosen, text }) => (chosen ? [text] : []));
}
