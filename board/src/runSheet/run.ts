import * as z from 'zod/mini';
import { phaseSchema } from './phases.ts';
import type { Phase } from './phases.ts';

const moment = z.number();

/** How a conversation's run sheet stands. Milliseconds since the epoch, by the server's clock. */
export const runSchema = z.object({
	/** In their order. What is read aloud is sent to facilitators alone. */
	phases: z.array(phaseSchema),
	stage: z.enum(['not-started', 'running', 'finished']),
	/** Id of the phase that is under way. */
	current: z.nullable(z.string()),
	clock: z.nullable(
		z.object({ startedAt: moment, endsAt: z.nullable(moment), pausedAt: z.nullable(moment) })
	),
	plannedEnd: z.nullable(moment),
	/** The zone in the spotlight: the phase's, or the one that a facilitator chose. */
	spotlight: z.nullable(z.string()),
	/** The last step, as long as it can be taken back. */
	takeBack: z.nullable(z.object({ words: z.string(), until: moment })),
	/** When this was so. */
	now: moment
});
export type Run = z.infer<typeof runSchema>;

/** For how long a step to another phase can be taken back. Milliseconds. */
export const takeBackFor = 15_000;

/** The phase that is under way. */
export function currentPhase({
	phases,
	current
}: Pick<Run, 'phases' | 'current'>): Phase | undefined {
	return phases.find(({ id }) => id === current);
}
