import type { InkPoint, StrokeTip } from '@small-change/board';
import { getStroke } from 'perfect-freehand';

/** The outline of a stroke as an SVG path. A mouse has no pressure (it says ½): then speed makes the line thin. */
export function inkPath(
	points: readonly InkPoint[],
	{ tip, width }: { tip: StrokeTip; width: number }
): string {
	const outline = getStroke(
		points.map(([x, y, pressure]) => [x, y, pressure]),
		{
			size: width,
			thinning: tip === 'pen' ? 0.55 : 0,
			smoothing: 0.5,
			streamline: 0.4,
			simulatePressure: points.every(([, , pressure]) => pressure === 0.5),
			last: true
		}
	);
	return closedPath(outline);
}

/** Curves through the middles between the corners, so that no corner is seen. */
function closedPath(corners: readonly (readonly number[])[]): string {
	if (corners.length < 3) return '';
	const parts = corners.map(([x = 0, y = 0], index) => {
		const [nextX = 0, nextY = 0] = corners[(index + 1) % corners.length] ?? [];
		return `${tenth(x)},${tenth(y)} ${tenth((x + nextX) / 2)},${tenth((y + nextY) / 2)}`;
	});
	const [x = 0, y = 0] = corners[0] ?? [];
	return `M${tenth(x)},${tenth(y)}Q${parts.join(' ')}Z`;
}

function tenth(value: number): number {
	return Math.round(value * 10) / 10;
}
