import type { BoardExperiment, Mark } from '@small-change/board';
import { standingOf } from '#lib/experiments/standing.ts';

interface Counted {
	item: string;
	/** Null while the round is open. */
	dots: number | null;
	voters: number | null;
}

/** What pictures tell of notes and groups, by their ids: of several rounds the last in which one was voted on. */
export function marksOf({
	votes,
	chosen,
	experiments
}: {
	votes: readonly { items?: readonly Counted[] | undefined }[];
	chosen: ReadonlySet<string>;
	experiments: readonly Omit<BoardExperiment, 'id'>[];
}): Map<string, Mark> {
	const results = new Map<string, Mark['votes']>();
	for (const { item, dots, voters } of votes.flatMap(({ items = [] }) => items)) {
		if (dots !== null) results.set(item, { dots, voters: voters ?? 0 });
	}
	const tried = experiments.flatMap(({ notes }) => notes);
	return new Map(
		[...results.keys(), ...chosen, ...tried].map((id) => [
			id,
			{
				votes: results.get(id),
				chosen: chosen.has(id),
				experiments: experiments
					.filter(({ notes }) => notes.includes(id))
					.map((one) => ({ title: one.title, standing: standingOf(one) }))
			}
		])
	);
}
