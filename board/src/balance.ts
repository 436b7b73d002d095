import * as z from 'zod/mini';

/** Of fewer people nothing is told. */
const fewestBalanced = 3;

const share = z.object({
	group: z.enum(['room', 'remote', 'phone']),
	people: z.int(),
	notes: z.int(),
	/** How many of them have voted; null where no vote is open. */
	voted: z.nullable(z.int())
});

/** How the room, those elsewhere and those on a phone take part: sums of three people or more, kept nowhere. */
export const balanceSchema = z.object({
	shares: z.array(share),
	/** How many wrote nothing yet; null where too few are there. */
	silent: z.nullable(z.int())
});
export type Balance = z.infer<typeof balanceSchema>;

interface TakingPart {
	person: string;
	place: 'room' | 'remote' | null;
	isSeat: boolean;
	notes: number;
	wrote: boolean;
	voted: boolean;
}

/** Adds up how people take part. Whoever is on a phone counts where they are, and among the phones. */
export function balanceOf(
	people: readonly TakingPart[],
	{ phones, isVoting }: { phones: ReadonlySet<string>; isVoting: boolean }
): Balance {
	const groups = {
		room: people.filter(({ place }) => place === 'room'),
		remote: people.filter(({ place }) => place === 'remote'),
		phone: people.filter(({ person }) => phones.has(person))
	} as const;
	const shares = Object.entries(groups).flatMap(([group, some]) =>
		isTooFew(some)
			? []
			: [
					{
						group: group as keyof typeof groups,
						people: some.length,
						notes: some.reduce((sum, { notes }) => sum + notes, 0),
						voted: isVoting ? some.filter(({ voted }) => voted).length : null
					}
				]
	);
	const silent = people.filter(({ wrote }) => !wrote).length;
	return { shares, silent: isTooFew(people) ? null : silent };
}

/** Whoever leads knows what seats do: the others among them must be three by themselves, or nobody. */
function isTooFew(people: readonly TakingPart[]): boolean {
	const others = people.filter(({ isSeat }) => !isSeat).length;
	return people.length < fewestBalanced || (others > 0 && others < fewestBalanced);
}
