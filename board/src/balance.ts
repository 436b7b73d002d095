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

/**
 * Adds up how people take part. Whoever is on a phone counts where they are, and among the phones. What everybody
 * does together is known, by the turnout and the number of notes: so no group is told that would leave fewer than
 * three people, by a subtraction from another or from all. `asks` knows their own part, and seats are known to
 * whoever leads: neither counts among the three.
 */
export function balanceOf(
	people: readonly TakingPart[],
	{ phones, isVoting, asks }: { phones: ReadonlySet<string>; isVoting: boolean; asks: string }
): Balance {
	const groups = {
		room: ({ place }: TakingPart) => place === 'room',
		remote: ({ place }: TakingPart) => place === 'remote',
		phone: ({ person }: TakingPart) => phones.has(person)
	};
	const unknown = people.filter(({ person, isSeat }) => !isSeat && person !== asks);
	const told: (keyof typeof groups)[] = [];
	for (const group of Object.keys(groups) as (keyof typeof groups)[]) {
		if (!people.some(groups[group])) continue;
		if (
			isSafe(
				[...told, group].map((one) => groups[one]),
				unknown
			)
		)
			told.push(group);
	}
	const shares = told.map((group) => {
		const some = people.filter(groups[group]);
		return {
			group,
			people: some.length,
			notes: some.reduce((sum, { notes }) => sum + notes, 0),
			voted: isVoting ? some.filter(({ voted }) => voted).length : null
		};
	});
	const silent = people.filter(({ wrote }) => !wrote).length;
	return { shares, silent: isFew(unknown.length) ? null : silent };
}

/** Whether every part that these groups cut the people into has three or more of those who are not known, or none. */
function isSafe(
	groups: readonly ((one: TakingPart) => boolean)[],
	unknown: readonly TakingPart[]
): boolean {
	const parts = new Map<string, number>();
	for (const one of unknown) {
		const part = groups.map((group) => Number(group(one))).join('');
		parts.set(part, (parts.get(part) ?? 0) + 1);
	}
	return [...parts.values()].every((count) => !isFew(count));
}

function isFew(count: number): boolean {
	return count < fewestBalanced;
}
