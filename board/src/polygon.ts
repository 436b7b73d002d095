/** Whether a place lies within a closed line, by the even-odd rule. */
export function isWithin(
	[x, y]: readonly [number, number],
	line: readonly (readonly [number, number])[]
): boolean {
	let within = false;
	line.forEach(([toX, toY], index) => {
		const [fromX, fromY] = line.at(index - 1) ?? [toX, toY];
		if (fromY > y === toY > y) return;
		if (x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) within = !within;
	});
	return within;
}
