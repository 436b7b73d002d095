import type { PersonHere } from '@small-change/board';

/** Whose hand is up, the longest first: one line a person, though they may have several tabs. */
export function handsUp(people: readonly PersonHere[]): { person: string; name: string }[] {
	const hands = people
		.flatMap(({ person, name, raised }) => (raised === undefined ? [] : [{ person, name, raised }]))
		.sort((a, b) => a.raised - b.raised || a.person.localeCompare(b.person));
	const first = new Map<string, { person: string; name: string }>();
	for (const { person, name } of hands) if (!first.has(person)) first.set(person, { person, name });
	return [...first.values()];
}

/** How many of those who are here are ready to leave a phase, and how many are here. Who asks is one of them. */
export function readyIn(
	people: readonly PersonHere[],
	{ phase, you, youAre }: { phase: string; you: string; youAre: boolean }
): { ready: number; here: number } {
	const here = new Set([you, ...people.map(({ person }) => person)]);
	const ready = new Set(people.flatMap((one) => (one.ready === phase ? [one.person] : [])));
	if (youAre) ready.add(you);
	return { ready: ready.size, here: here.size };
}
