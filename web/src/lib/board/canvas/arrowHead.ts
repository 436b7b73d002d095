type Pair = readonly [x: number, y: number];

/** World px. */
const length = 16;
const halfWidth = 7;

/** The point of a line that comes from one point to another, as an SVG path; nothing where the two are one. */
export function arrowHead(from: Pair | undefined, to: Pair | undefined): string {
	if (from === undefined || to === undefined) return '';
	const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
	const distance = Math.hypot(dx, dy);
	if (distance === 0) return '';
	const [x, y] = [dx / distance, dy / distance];
	const back: Pair = [to[0] - x * length, to[1] - y * length];
	const corners = [
		to,
		[back[0] - y * halfWidth, back[1] + x * halfWidth],
		[back[0] + y * halfWidth, back[1] - x * halfWidth]
	] as const;
	return `M${corners.map((corner) => corner.map((part) => part.toFixed(1)).join(',')).join('L')}Z`;
}
