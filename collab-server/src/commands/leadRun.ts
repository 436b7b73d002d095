import {
	addTime,
	later,
	pause,
	resume,
	standingBefore,
	stepTo,
	trimmed
} from '@small-change/board';
import type { Clock, Command } from '@small-change/board';
import { holdRun, keepSecret, setPhaseMinutes, setStanding } from '@small-change/db';
import type { RunState, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';

export type LeadingRun = Extract<
	Command,
	{
		name:
			| 'go-to-phase'
			| 'take-back-phase'
			| 'pause-clock'
			| 'resume-clock'
			| 'add-time'
			| 'trim-phases'
			| 'spotlight';
	}
>;

const aMinute = 60_000;

/** Moves a conversation through its run sheet (S1–S3), one command after another. @throws CommandRefused */
export async function leadRun(tx: Transaction, board: string, command: LeadingRun): Promise<null> {
	const run = await holdRun(tx, board);
	if (run === undefined) {
		throw new CommandRefused('no-run-sheet', 'This board has no run sheet. Add one first.');
	}
	const { conversation } = run;
	switch (command.name) {
		case 'go-to-phase': {
			holdAt(run, command.from);
			const step = stepTo(run, command.phase, run.now);
			if (step === undefined) {
				throw new CommandRefused('not-found', 'This phase is no longer in the run sheet.');
			}
			await setStanding(tx, { conversation, ...step });
			await keepSecretOf(tx, run, step.standing.current);
			return null;
		}
		case 'take-back-phase': {
			holdAt(run, command.from);
			const standing = standingBefore(run, run.now);
			if (standing === undefined) {
				throw new CommandRefused('too-late', 'It is too late to undo this. Choose the phase.');
			}
			await setStanding(tx, { conversation, standing, before: null });
			await keepSecretOf(tx, run, standing.current);
			return null;
		}
		case 'pause-clock':
			return setClock(tx, run, (clock) => pause(clock, run.now));
		case 'resume-clock':
			return setClock(tx, run, (clock) => resume(clock, run.now));
		case 'add-time':
			return setClock(tx, run, (clock) => addTime(clock, command.minutes * aMinute, run.now));
		case 'trim-phases':
			await setPhaseMinutes(tx, trimmed(later(run), command.minutes));
			return null;
		case 'spotlight': {
			const { before } = run;
			const standing = { ...run, spotlight: command.zone };
			await setStanding(tx, { conversation, standing, before });
			return null;
		}
	}
}

/** Where people write without names, their keys are made from a secret of this time. */
async function keepSecretOf(tx: Transaction, run: RunState, current: string | null): Promise<void> {
	const phase = run.phases.find(({ id }) => id === current);
	if (phase?.privacy === 'anonymous') await keepSecret(tx, run.conversation);
}

/** Of two who press at one instant the second is told, and nothing is skipped. */
function holdAt(run: RunState, from: string | null): void {
	if (run.current === from) return;
	throw new CommandRefused('moved-on', 'Somebody else has just gone to another phase.');
}

async function setClock(
	tx: Transaction,
	run: RunState,
	change: (clock: Clock) => Clock
): Promise<null> {
	if (run.clock === null) {
		throw new CommandRefused('no-phase', 'No phase is running. Start one first.');
	}
	const standing = { ...run, clock: change(run.clock) };
	await setStanding(tx, { conversation: run.conversation, standing, before: run.before });
	return null;
}
