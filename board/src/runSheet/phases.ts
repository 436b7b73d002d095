import * as z from 'zod/mini';
import { isElementId } from '../names.ts';
import type { ReactionName } from '../reactions.ts';

export const whoMay = ['everybody', 'facilitators'] as const;
export type WhoMay = (typeof whoMay)[number];

/**
 * `private`: everybody writes on their own, and nobody is sent what others write before it is revealed.
 * `anonymous`: so, and nobody is ever told who wrote what.
 */
export const privacies = ['open', 'private', 'anonymous'] as const;
export type Privacy = (typeof privacies)[number];

/**
 * How ideas may be weighed. `thanks`: while ideas are gathered, nothing but thanks is given; `votes`: rounds of
 * voting as well as reactions.
 */
export const weighings = ['thanks', 'reactions', 'votes'] as const;
export type Weighing = (typeof weighings)[number];

/** So many must have written before anonymous notes are revealed: of fewer one could tell who wrote what. */
export const fewestAnonymous = 4;

export const mostPhases = 30;
export const mostMinutes = 240;
export const longestPhaseName = 80;
export const longestScript = 2_000;

/** A step of a run sheet, without its place in one. */
export const phasePlanSchema = z.object({
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestPhaseName)),
	/** What the facilitator reads aloud. */
	script: z.string().check(z.maxLength(longestScript)),
	/** How long it is to take; null: as long as it takes. */
	minutes: z.nullable(z.int().check(z.gte(1), z.lte(mostMinutes))),
	write: z.enum(whoMay),
	move: z.enum(whoMay),
	privacy: z._default(z.enum(privacies), 'open'),
	weigh: z._default(z.enum(weighings), 'votes'),
	/** The zone that it is about. */
	zone: z.nullable(z.string().check(z.refine(isElementId)))
});
export type PhasePlan = z.infer<typeof phasePlanSchema>;

export const phaseSchema = z.extend(phasePlanSchema, { id: z.uuid() });
export type Phase = z.infer<typeof phaseSchema>;

/**
 * What somebody may do on the board in a phase, if their role lets them: facilitators may do what others may
 * not. Where everybody writes on their own nobody writes on the board, they neither.
 */
export function mayInPhase(
	phase: Pick<Phase, 'write' | 'move' | 'privacy'> | undefined,
	facilitates: boolean
): { write: boolean; move: boolean } {
	if (phase === undefined) return { write: true, move: true };
	const write = phase.privacy === 'open' && (facilitates || phase.write === 'everybody');
	return { write, move: facilitates || phase.move === 'everybody' };
}

/** Whether a reaction may be given in a phase. */
export function mayReact(phase: Pick<Phase, 'weigh'> | undefined, reaction: ReactionName): boolean {
	return phase?.weigh !== 'thanks' || reaction === 'thanks';
}

/** Who sees what of what is written, in words for everybody. */
export const privacyWords: Record<Exclude<Privacy, 'open'>, string> = {
	private: 'Everybody writes on their own; nobody sees it before it is revealed',
	anonymous: 'Everybody writes on their own; nobody is ever told who wrote what'
};

/** Who may do what in a phase, in words for everybody. `votes`: whether a vote is open in it. */
export function whoMayWords(
	{ write, move, privacy }: Pick<Phase, 'write' | 'move' | 'privacy'>,
	{ votes = false }: { votes?: boolean } = {}
): string {
	if (privacy !== 'open') return privacyWords[privacy];
	if (write === move) {
		return write === 'everybody'
			? 'Everybody can write and move notes'
			: `${votes ? 'Everybody can vote; only' : 'Only'} facilitators change the board`;
	}
	return write === 'everybody'
		? 'Everybody can write; only facilitators move notes'
		: 'Everybody can move and group notes; only facilitators write';
}
