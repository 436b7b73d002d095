import { packed } from './arrange.ts';
import type { Move } from './arrange.ts';
import type { BoardDocument, Hand } from './BoardDocument.ts';
import type { Element, Note, Zone } from './elements.ts';
import { noteGap, zoneInset } from './freeCell.ts';
import { boundsOf, overlap, readingOrder, worldPoint, zoneOf } from './geometry.ts';
import type { Bounds, Size, WorldPoint } from './geometry.ts';
import { groupBox, groupPlace, membersByGroup } from './groupMembers.ts';
import { moveElements, resizeElement } from './operations.ts';

/** So far around a group, or its zone, is looked for what is in its way. World px. */
const reach = 2_000;
/** Of the edges where a group could lie, the nearest; of each direction. */
const mostEdges = 60;

interface Box {
	at: WorldPoint;
	size: Size;
}

/**
 * Puts the notes of a group side by side where the group is in nobody's way: as near as there is room, below what its
 * zone says, which grows where it is full and not locked. A group that covers nothing stays as it lies.
 */
export function gatherGroup(
	board: BoardDocument,
	hand: Hand,
	{ id, isLocked }: { id: string; isLocked: (id: string) => boolean }
): void {
	const elements = [...board.elements()];
	const notes = readingOrder(membersByGroup(elements).get(id) ?? []);
	const box = groupBox(notes);
	if (box === undefined) return;
	const zone = zoneOf(
		box,
		elements.filter((element) => element.type === 'zone')
	);
	const taken = obstacles(elements, { group: id, around: around(zone ?? box) });
	if (zone === undefined) taken.push(...zonesIn(elements));
	if (isFree(boundsOf(box), { zone, taken })) return;
	const moves = packed(notes);
	const packedBox = groupBox(lying(notes, moves));
	if (packedBox === undefined) return;
	const { size } = packedBox;
	const wanted = { at: box.at, size };
	const at =
		nearest(wanted, { zone, taken }) ??
		nearest(wanted, { zone: zone && { ...zone, size: [zone.size[0], reach] }, taken }) ??
		below(taken, zone ?? box);
	const lowest = at[1] + size[1] + noteGap;
	if (zone !== undefined && lowest > zone.at[1] + zone.size[1]) {
		if (isLocked(zone.id)) return;
		const grown: Size = [zone.size[0], lowest - zone.at[1]];
		resizeElement(board, hand, { id: zone.id, at: zone.at, size: grown });
	}
	const [right, down] = [at[0] - packedBox.at[0], at[1] - packedBox.at[1]];
	moveElements(
		board,
		hand,
		moves.map((move) => ({ id: move.id, at: worldPoint(move.at[0] + right, move.at[1] + down) }))
	);
}

function lying(notes: readonly Note[], moves: readonly Move[]): Box[] {
	const places = new Map(moves.map(({ id, at }) => [id, at]));
	return notes.map(({ id, at, size }) => ({ at: places.get(id) ?? at, size }));
}

function around(box: Box): Bounds {
	const { minX, minY, maxX, maxY } = boundsOf(box);
	return { minX: minX - reach, minY: minY - reach, maxX: maxX + reach, maxY: maxY + reach };
}

/** What a group must not cover: notes, other groups, pictures and shapes. */
function obstacles(
	elements: readonly Element[],
	{ group, around: within }: { group: string; around: Bounds }
): Bounds[] {
	const members = membersByGroup(elements);
	const boxes = elements.flatMap((element): Box[] => {
		switch (element.type) {
			case 'note':
				return element.group !== undefined && members.has(element.group) ? [] : [element];
			case 'group': {
				const place =
					element.id === group ? undefined : groupPlace(element, members.get(element.id) ?? []);
				return place === undefined ? [] : [place];
			}
			case 'shape':
			case 'image':
				return [element];
			case 'zone':
			case 'connector':
			case 'stroke':
				return [];
		}
	});
	return boxes.map(boundsOf).filter((one) => overlap(one, within));
}

function zonesIn(elements: readonly Element[]): Bounds[] {
	return elements.filter((element) => element.type === 'zone').map(boundsOf);
}

interface Room {
	zone: Zone | undefined;
	taken: readonly Bounds[];
}

function isFree(box: Bounds, { zone, taken }: Room): boolean {
	if (zone !== undefined && box.minY < zone.at[1] + zoneInset.top) return false;
	return !taken.some((one) => overlap(one, box));
}

/** The place nearest to where it lies, at an edge of what is there. */
function nearest({ at, size }: Box, { zone, taken }: Room): WorldPoint | undefined {
	const first = zone === undefined ? at : [zone.at[0] + zoneInset.side, zone.at[1] + zoneInset.top];
	const byDistance = (edges: number[], from: number): number[] =>
		[...new Set(edges)].sort((a, b) => Math.abs(a - from) - Math.abs(b - from)).slice(0, mostEdges);
	const xs = byDistance([first[0] ?? 0, at[0], ...taken.map(({ maxX }) => maxX + noteGap)], at[0]);
	const ys = byDistance([first[1] ?? 0, at[1], ...taken.map(({ maxY }) => maxY + noteGap)], at[1]);
	const places = xs.flatMap((x) =>
		ys.map((y) => ({ x, y, far: Math.hypot(x - at[0], y - at[1]) }))
	);
	const found = places
		.sort((a, b) => a.far - b.far)
		.find(({ x, y }) => {
			const box = boundsOf({ at: worldPoint(x, y), size });
			return isFree(box, { zone, taken }) && (zone === undefined || isWithin(box, zone));
		});
	return found && worldPoint(found.x, found.y);
}

function isWithin(box: Bounds, zone: Zone): boolean {
	const { minX, maxX, maxY } = boundsOf(zone);
	return box.minX >= minX && box.maxX <= maxX && box.maxY <= maxY;
}

/** At the left, below all that is there. */
function below(taken: readonly Bounds[], { at, size }: Box): WorldPoint {
	const { maxY } = boundsOf({ at, size });
	const lowest = Math.max(...taken.map((one) => one.maxY), at[1] + zoneInset.top - noteGap);
	return worldPoint(at[0] + zoneInset.side, taken.length === 0 ? maxY : lowest + noteGap);
}
