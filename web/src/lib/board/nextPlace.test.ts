import { boundsOf, worldPoint } from '@small-change/board';
import type { Bounds, Note, Zone } from '@small-change/board';
import { describe, expect, it } from 'vitest';
import { touches } from './bounds.ts';
import { freePlace, nextPlace } from './nextPlace.ts';

function note(x: number, y: number): Note {
	const at = worldPoint(x, y);
	return {
		type: 'note',
		id: `${x},${y}`,
		at,
		size: [200, 200],
		colour: 'yellow',
		text: '',
		order: 'a0'
	};
}

function zone(x: number, y: number, width: number): Zone {
	const at = worldPoint(x, y);
	const size = [width, 900] as const;
	return { type: 'zone', id: 'zone', at, size, colour: 'grey', title: '', prompt: '', order: 'a0' };
}

function board(...elements: (Note | Zone)[]) {
	return {
		touching: (bounds: Bounds) => elements.filter((element) => touches(boundsOf(element), bounds)),
		zones: () => elements.filter((element) => element.type === 'zone')
	};
}

describe('nextPlace', () => {
	it('is to the right', () => {
		expect(nextPlace(note(0, 0), board(note(0, 0)))).toEqual([220, 0]);
	});

	it('is past the notes that are there', () => {
		const taken = [note(0, 0), note(220, 0), note(440, 0)];
		expect(nextPlace(note(0, 0), board(...taken))).toEqual([660, 0]);
	});

	it('is in the next row at the edge of the zone', () => {
		const full = [zone(0, 0, 480), note(20, 100), note(240, 100)];
		expect(nextPlace(note(240, 100), board(...full))).toEqual([20, 320]);
	});
});

describe('freePlace', () => {
	it('is where it was asked for, unless a note lies there', () => {
		expect(freePlace(note(0, 0), board(note(220, 0)))).toEqual([0, 0]);
		expect(freePlace(note(0, 0), board(note(0, 0)))).toEqual([220, 0]);
		expect(freePlace(note(0, 0), board(note(90, 30), note(220, 0)))).toEqual([440, 0]);
	});
});
