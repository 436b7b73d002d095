import type { ElementType } from '../elements.ts';

/** What a phase may leave to facilitators: saying something, or moving what is there. */
export type Acting = 'write' | 'move';

/** Parts that say where something lies and what it belongs to. */
const placing: ReadonlySet<string> = new Set(['at', 'order', 'group', 'layout', 'collapsed']);

/** What it takes to make or delete an element. A group is made to put notes together. */
export function actingOn(type: ElementType): Acting {
	return type === 'group' ? 'move' : 'write';
}

/** What it takes to change a part of an element. Its size either lets change: a note grows with its words. */
export function actingOnPart(type: ElementType, key: string): Acting | 'either' {
	if (type === 'group' || placing.has(key)) return 'move';
	return key === 'size' ? 'either' : 'write';
}
