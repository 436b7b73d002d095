import * as Y from 'yjs';
import { BoardDocument } from '../BoardDocument.ts';
import { worldPoint } from '../geometry.ts';
import { makeZone } from '../operations.ts';
import type { PhasePlan } from '../runSheet/phases.ts';
import { runSheetOf } from './runSheets.ts';
import type { TemplatePhase } from './runSheets.ts';
import type { Template } from './templates.ts';
import { zonesOf } from './zones.ts';
import type { TemplateZone } from './zones.ts';

/** What a conversation can begin with: zones, and phases that name them by their titles. */
export interface Beginning {
	/** Absent: none of ours. */
	template?: Template;
	zones: readonly TemplateZone[];
	phases: readonly TemplatePhase[];
}

/** A template of ours. */
export function beginningOf(template: Template): Beginning {
	return { template, zones: zonesOf[template], phases: runSheetOf[template] };
}

/** Phases for a board that has these zones: each finds its own by its title. */
export function phasesFor(
	phases: readonly TemplatePhase[],
	zones: readonly { id: string; title: string }[]
): PhasePlan[] {
	return phases.map(({ zone: title, ...plan }) => ({
		...plan,
		zone: zones.find((zone) => zone.title === title)?.id ?? null
	}));
}

/**
 * What a conversation begins with: its run sheet, and its board as a Yjs v1 update made in an empty
 * document, which the server appends to the log in the transaction that makes the board; undefined
 * where the board begins empty.
 */
export function templateBoard(options: {
	beginning: Beginning;
	/** What the team is asked; it then stands in the zone for the question. */
	question?: string;
	/** A Yjs client id that nobody's hand uses. */
	clientId: number;
	newId: () => string;
}): { update: Uint8Array | undefined; phases: PhasePlan[] } {
	const zones = options.beginning.zones.map((zone) => ({ ...zone, id: options.newId() }));
	const phases = phasesFor(options.beginning.phases, zones);
	if (zones.length === 0) return { update: undefined, phases };
	const doc = new Y.Doc();
	doc.clientID = options.clientId;
	const board = new BoardDocument(doc);
	for (const { at, prompt, ...zone } of zones) {
		const asked = zone.title === 'The question' ? options.question : undefined;
		const place = worldPoint(at[0], at[1]);
		const words = asked === undefined || asked === '' ? prompt : asked;
		makeZone(board, { person: '' }, { ...zone, at: place, prompt: words });
	}
	return { update: Y.encodeStateAsUpdate(doc), phases };
}
