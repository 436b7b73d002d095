/** Turn about, so that what a machine does meanwhile falls on all: forwards, backwards, forwards. */
export function inTurns<Name>(
	names: readonly Name[],
	rounds: number
): { name: Name; round: number }[] {
	return Array.from({ length: rounds }, (_, round) => {
		const order = round % 2 === 0 ? names : [...names].reverse();
		return order.map((name) => ({ name, round: round + 1 }));
	}).flat();
}
