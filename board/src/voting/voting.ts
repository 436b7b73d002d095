import * as z from 'zod/mini';

export const mostDots = 20;
export const mostVotingItems = 200;

const count = z.int();

const votingItemSchema = z.object({
	/** Id of a note or group. */
	item: z.string(),
	/** Its words when the round was opened. */
	text: z.string(),
	/** All dots that it got, and of how many people; null until the round is closed. */
	dots: z.nullable(count),
	voters: z.nullable(count)
});
export type VotingItem = z.infer<typeof votingItemSchema>;

/** What one person is told of a voting round. While it is open, of others nothing but how many have voted. */
export const votingSchema = z.object({
	round: z.string(),
	state: z.enum(['open', 'closed']),
	/** How many dots everybody has. */
	budget: count,
	/** How many of them one may give to one thing. */
	perItem: count,
	/** Left out where they are as they were told before. */
	items: z.optional(z.array(votingItemSchema)),
	/** What came of the rounds before it, the oldest first; left out where they are as they were told before. */
	earlier: z.optional(z.array(z.array(z.object({ item: z.string(), dots: count, voters: count })))),
	/** How many have given a dot. */
	turnout: count,
	/** Milliseconds since the epoch, by the server's clock; null while it is open. */
	closedAt: z.nullable(count),
	/** This person's own dots, by item; left out where they are as before. */
	mine: z.optional(z.record(z.string(), count)),
	/** The dots that this person gave for seats, by the seat; left out as `mine`. */
	seats: z.optional(z.record(z.string(), z.record(z.string(), count)))
});
export type Voting = z.infer<typeof votingSchema>;

/** Items in the order of a result: the most dots first, of as many the one that more people chose. */
export function ranked(items: readonly VotingItem[]): VotingItem[] {
	const by = (item: VotingItem): [number, number] => [item.dots ?? 0, item.voters ?? 0];
	return [...items].sort((a, b) => {
		const [[dotsA, votersA], [dotsB, votersB]] = [by(a), by(b)];
		return dotsB - dotsA || votersB - votersA;
	});
}

/** The items that share the first place; none where one alone has it, or nobody voted. */
export function tied(items: readonly VotingItem[]): VotingItem[] {
	const most = Math.max(0, ...items.map(({ dots }) => dots ?? 0));
	const first = items.filter(({ dots }) => most > 0 && dots === most);
	return first.length > 1 ? first : [];
}
