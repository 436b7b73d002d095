import type { ElementType } from './elements.ts';
import {
	connectorArrows,
	connectorLines,
	farthest,
	leastDrawnSide,
	leastSide,
	mostSide,
	mostStrokePoints,
	mostStrokeWidth,
	noteColours,
	shapeKinds,
	strokeScale,
	strokeTips
} from './elements.ts';
import { isElementId } from './names.ts';

/** One key of an element: what it may hold, what it is brought to, and what stands for it where it cannot be read. */
export type Part =
	| { readonly holds: 'text' }
	| {
			readonly holds: 'value';
			readonly is: (value: unknown) => boolean;
			/** Brings a value of the right kind into range. */
			readonly fitted?: (value: never) => unknown;
			readonly otherwise?: unknown;
			readonly optional?: true;
	  };

const text: Part = { holds: 'text' };
const at: Part = { holds: 'value', is: isAt, fitted: placed, otherwise: [0, 0] };
const order: Part = { holds: 'value', is: isOrder, otherwise: 'a0' };
const locked: Part = { holds: 'value', is: isFlag, optional: true };
const sizeOfPaper: Part = sizeFrom(leastSide, [200, 200]);
const sizeOfDrawing: Part = sizeFrom(leastDrawnSide, [100, 100]);
const end: Part = { holds: 'value', is: isEnd, fitted: fittedEnd, otherwise: [0, 0] };

/** What each kind of element consists of (SPEC.md, E3). The guard, the readers and the operations all go by it. */
export const partsOf: Record<ElementType, Readonly<Record<string, Part>>> = {
	note: {
		at,
		size: sizeOfPaper,
		colour: oneOf(noteColours),
		order,
		group: { holds: 'value', is: isElementId, optional: true },
		locked,
		text
	},
	zone: {
		at,
		size: sizeFrom(leastSide, [880, 660]),
		colour: oneOf(noteColours, 'grey'),
		order,
		locked,
		layout: { holds: 'value', is: isLayout, optional: true },
		title: text,
		prompt: text
	},
	group: {
		colour: oneOf(noteColours, 'grey'),
		order,
		collapsed: { holds: 'value', is: isFlag, optional: true },
		locked,
		title: text
	},
	connector: {
		from: end,
		to: end,
		line: oneOf(connectorLines),
		arrow: oneOf(connectorArrows, 'end'),
		colour: oneOf(noteColours, 'grey'),
		order,
		locked,
		label: text
	},
	stroke: {
		at,
		size: sizeOfDrawing,
		tip: oneOf(strokeTips),
		colour: oneOf(noteColours, 'grey'),
		width: { holds: 'value', is: isStrokeWidth, fitted: fittedWidth, otherwise: 4 },
		points: { holds: 'value', is: isPoints, fitted: fittedPoints, otherwise: [] },
		order,
		locked
	},
	shape: {
		at,
		size: sizeOfDrawing,
		kind: oneOf(shapeKinds),
		colour: oneOf(noteColours, 'grey'),
		order,
		locked,
		text
	},
	image: {
		at,
		size: sizeOfDrawing,
		hash: { holds: 'value', is: isHash, otherwise: '' },
		order,
		locked,
		alt: text
	}
};

/** The keys that no element of a kind is without. */
export const requiredKeys: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
	Object.entries(partsOf).map(([type, parts]) => [
		type,
		Object.keys(parts).filter((key) => parts[key] !== undefined && isRequired(parts[key]))
	])
);

export function isRequired(part: Part): boolean {
	return part.holds === 'text' || part.optional !== true;
}

function oneOf(names: readonly string[], otherwise = names[0]): Part {
	return {
		holds: 'value',
		is: (value) => (names as readonly unknown[]).includes(value),
		otherwise
	};
}

function sizeFrom(least: number, otherwise: readonly [number, number]): Part {
	return {
		holds: 'value',
		is: (value) => isPair(value) && value.every((side) => side >= least && side <= mostSide),
		fitted: ([width, height]: readonly [number, number]) => [
			within(width, least, mostSide),
			within(height, least, mostSide)
		],
		otherwise
	};
}

function isPair(value: unknown): value is [number, number] {
	return Array.isArray(value) && value.length === 2 && value.every((part) => Number.isFinite(part));
}

function isAt(value: unknown): value is [number, number] {
	return isPair(value) && value.every((part) => Math.abs(part) <= farthest);
}

const longestOrder = 200;

/** A fractional index as `fractional-indexing` makes them, without a trailing zero digit. */
function isOrder(value: unknown): boolean {
	return (
		typeof value === 'string' &&
		value.length <= longestOrder &&
		/^[A-Za-z][0-9A-Za-z]+$/.test(value)
	);
}

function isFlag(value: unknown): boolean {
	return typeof value === 'boolean';
}

function isLayout(value: unknown): boolean {
	return value === 'free' || value === 'grid';
}

function isEnd(value: unknown): boolean {
	return isElementId(value) || isAt(value);
}

function isHash(value: unknown): boolean {
	return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isStrokeWidth(value: unknown): boolean {
	return typeof value === 'number' && value >= 1 && value <= mostStrokeWidth;
}

function isPoints(value: unknown): boolean {
	return (
		Array.isArray(value) &&
		value.length > 0 &&
		value.length % 3 === 0 &&
		value.length <= 3 * mostStrokePoints &&
		value.every((part) => Number.isInteger(part) && part >= 0 && part <= strokeScale)
	);
}

/** A place as it is stored: to a tenth of a pixel, within the board. */
function placed([x, y]: readonly [number, number]): [number, number] {
	return [within(x, -farthest, farthest), within(y, -farthest, farthest)];
}

function fittedEnd(value: string | readonly [number, number]): unknown {
	return typeof value === 'string' ? value : placed(value);
}

function fittedWidth(value: number): number {
	return within(value, 1, mostStrokeWidth);
}

function fittedPoints(values: readonly number[]): number[] {
	return values
		.slice(0, 3 * mostStrokePoints)
		.map((value) => Math.round(Math.min(strokeScale, Math.max(0, value))));
}

function within(value: number, least: number, most: number): number {
	return Math.round(Math.min(most, Math.max(least, value)) * 10) / 10;
}
