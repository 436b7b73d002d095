/** One person's state as y-protocols' awareness has it on the wire: how many, who, a rising clock, and JSON. */
export function awarenessUpdate(client: number, clock: number, state: unknown): Uint8Array {
	const json = Buffer.from(JSON.stringify(state));
	return Buffer.from([1, ...varUint(client), ...varUint(clock), ...varUint(json.length), ...json]);
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function varUint(number: number): number[] {
	const bytes: number[] = [];
	let rest = number;
	for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
	return [...bytes, rest];
}
