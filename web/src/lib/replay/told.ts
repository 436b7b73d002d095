import { isPlaced, readingOrder, wordsOf, zoneOf } from '@small-change/board';
import type { Element, Note, Zone } from '@small-change/board';

/** What a part of a conversation did to the board, to be read. */
export interface Told {
	came: ToldElement[];
	/** With other words than before. */
	changed: ToldElement[];
	went: ToldElement[];
	/** How many notes lie in another zone or group. */
	moved: number;
}

interface ToldElement {
	id: string;
	words: string;
	/** What they were, where they changed. */
	before?: string;
	/** The zone or group that a note lies in. */
	place?: string;
	/** How many read alike, where it is not one. */
	count?: number;
}

type Board = ReadonlyMap<string, Element>;

/** What is different between two boards, a part's beginning and its end. What came and went in between is not told. */
export function toldOf(before: Board, after: Board): Told {
	const [was, is] = [new Places(before), new Places(after)];
	const stayed = [...after.values()].flatMap((now) => {
		const old = before.get(now.id);
		return old === undefined ? [] : [{ now, old }];
	});
	return {
		came: toldTogether(missingFrom(before, after).map((element) => tell(element, is))),
		changed: stayed.flatMap(({ now, old }) =>
			wordsOf(now) === wordsOf(old) ? [] : [{ ...tell(now, is), before: inWords(old) }]
		),
		went: toldTogether(missingFrom(after, before).map((element) => tell(element, was))),
		moved: stayed.filter(
			({ now, old }) => now.type === 'note' && old.type === 'note' && is.idOf(now) !== was.idOf(old)
		).length
	};
}

function missingFrom(board: Board, other: Board): Element[] {
	return inOrder([...other.values()].filter(({ id }) => !board.has(id)));
}

function tell(element: Element, places: Places): ToldElement {
	const place = element.type === 'note' ? places.nameOf(element) : '';
	return { id: element.id, words: inWords(element), ...(place !== '' && { place }) };
}

function toldTogether(told: readonly ToldElement[]): ToldElement[] {
	const alike = new Map<string, ToldElement>();
	for (const one of told) {
		const key = JSON.stringify([one.words, one.place]);
		const known = alike.get(key);
		alike.set(key, known === undefined ? one : { ...known, count: (known.count ?? 1) + 1 });
	}
	return [...alike.values()];
}

/** Where notes of a board lie. */
class Places {
	readonly #board: Board;
	readonly #zones: readonly Zone[];

	constructor(board: Board) {
		this.#board = board;
		this.#zones = [...board.values()].filter((element) => element.type === 'zone');
	}

	idOf(note: Note): string {
		return this.#placeOf(note)?.id ?? '';
	}

	nameOf(note: Note): string {
		return inOneLine(this.#placeOf(note)?.title ?? '');
	}

	#placeOf(note: Note): { id: string; title: string } | undefined {
		const group = this.#board.get(note.group ?? '');
		return group?.type === 'group' ? group : zoneOf(note, this.#zones);
	}
}

const types = ['zone', 'group', 'note', 'image', 'shape', 'connector', 'stroke'] as const;

function inOrder(elements: readonly Element[]): Element[] {
	return types.flatMap((type) => {
		const own = elements.filter((element) => element.type === type);
		const placed = own.filter(isPlaced);
		return placed.length === own.length ? readingOrder(placed) : own;
	});
}

const names = {
	zone: 'Zone',
	group: 'Group',
	note: 'Empty note',
	image: 'Picture',
	shape: 'Shape',
	connector: 'Connection',
	stroke: 'Line drawn by hand'
} satisfies Record<Element['type'], string>;

function inWords(element: Element): string {
	const name = names[element.type];
	const said = element.type === 'zone' ? element.title : wordsOf(element);
	const words = inOneLine(said);
	if (words === '') return name;
	return element.type === 'note' || element.type === 'shape' ? words : `${name}: ${words}`;
}

/** Longer words stand in the record. */
const longest = 300;

function inOneLine(text: string): string {
	const letters = [...text.replace(/\s+/g, ' ').trim()];
	return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : letters.join('');
}
