/** Where nothing is promised of how long it takes: longer than a machine that has much else to do stands still. Milliseconds. */
const longestWait = 30_000;

/** Waits until something holds, asking after every turn of the event loop that brought news. Milliseconds. */
export async function until(
	what: string,
	holds: () => boolean | Promise<boolean>,
	{
		within = longestWait,
		instead
	}: {
		within?: number;
		/** How things stand, where it does not hold in time. */
		instead?: () => string | Promise<string>;
	} = {}
): Promise<void> {
	const latest = Date.now() + within;
	while (!(await holds())) {
		if (Date.now() > latest) {
			const stands = instead === undefined ? '' : `\n${await instead()}`;
			throw new Error(`Not within ${within} ms: ${what}${stands}`);
		}
		await nextTurn();
	}
}

function nextTurn(): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, 5);
	});
}
