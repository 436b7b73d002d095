import {
	CommandError,
	currentPhase,
	lateBy,
	later,
	timeLeft,
	whoMayWords
} from '@small-change/board';
import type { Command, Phase, Run } from '@small-change/board';
import { createSubscriber } from 'svelte/reactivity';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import { createContext } from 'svelte';

const aSecond = 1_000;
/** After so many milliseconds it is looked whether a step was told, so often at most. */
const [aWhile, longestWait] = [25, 80];
/** Px. The same stands in the panel's styles. */
const widestPhone = 760;

/**
 * The run sheet as the screen sees it: the phase that is under way, its time by the server's clock, and
 * what a facilitator can do about it. Nothing ticks while nobody looks at a time.
 */
export class Running {
	readonly #session: BoardSession;
	readonly #ticks = createSubscriber((update) => {
		const timer = setInterval(update, aSecond / 2);
		return () => clearInterval(timer);
	});
	/** Why the last command was not carried out, in words with the cure. */
	problem = $state('');
	/** Whether the panel for facilitators is open. */
	open = $state(false);

	/** The steps that were asked for, one after the other, and where the last of them leads. */
	#stepping = Promise.resolve();
	#goingTo: string | null | undefined;

	constructor(session: BoardSession) {
		this.#session = session;
	}

	readonly run: Run | undefined = $derived.by(() => this.#session.state?.run ?? undefined);
	readonly phase: Phase | undefined = $derived.by(() => this.run && currentPhase(this.run));
	readonly leads: boolean = $derived.by(() => this.#session.state?.you.mayFacilitate ?? false);
	readonly number: number = $derived.by(() =>
		this.run && this.phase ? this.run.phases.indexOf(this.phase) + 1 : 0
	);

	/** Milliseconds since the epoch, by the server's clock. */
	get now(): number {
		this.#ticks();
		return Date.now() + this.#session.clockAhead;
	}

	/** Milliseconds, negative where the time is over; undefined where none is set. */
	get left(): number | undefined {
		const clock = this.run?.clock;
		if (!clock || clock.endsAt === null) return undefined;
		return timeLeft(clock, clock.pausedAt ?? this.now);
	}

	get paused(): boolean {
		return typeof this.run?.clock?.pausedAt === 'number';
	}

	/** What the last step was, as long as it can be taken back. */
	get takeBack(): string | undefined {
		const step = this.run?.takeBack;
		return step && this.now < step.until ? step.words : undefined;
	}

	/** Whole minutes behind the plan. */
	get late(): number {
		if (this.run === undefined || this.left === undefined) return 0;
		return Math.floor((lateBy(this.run, this.now) ?? 0) / 60_000);
	}

	/** Whether the panel takes the whole of a screen that is so many px wide. */
	covers(width: number | undefined): boolean {
		return this.open && this.leads && width !== undefined && width <= widestPhone;
	}

	/** What comes next, or before. */
	get next(): Phase | undefined {
		const { run } = this;
		if (run === undefined) return undefined;
		return run.stage === 'not-started' ? run.phases[0] : later(run)[0];
	}

	get previous(): Phase | undefined {
		const { run } = this;
		return run?.stage === 'finished' ? run.phases.at(-1) : run?.phases[this.number - 2];
	}

	/** Who may do what just now, in words. */
	get may(): string | undefined {
		return this.phase && whoMayWords(this.phase);
	}

	/** Whether everybody writes on their own now; without a line, as far as this device knows. */
	get alone(): boolean {
		const { phase } = this;
		return this.#session.privateWriting?.open ?? (phase !== undefined && phase.privacy !== 'open');
	}

	/** Whether dots can be given now; else an open vote is set aside. */
	get mayVote(): boolean {
		return this.phase === undefined || this.phase.weigh === 'votes';
	}

	/** How many notes wait to be revealed, now that nobody writes on their own any more. */
	get hidden(): number {
		const writing = this.#session.privateWriting;
		return writing === undefined || writing.open ? 0 : writing.total;
	}

	/** How many have been written so far, while everybody writes on their own. */
	get written(): number | undefined {
		const writing = this.#session.privateWriting;
		return writing?.open ? writing.total : undefined;
	}

	/** Pressed twice it goes there once; another step waits until the one before was told. */
	async goTo(phase: string | null): Promise<void> {
		if (this.#goingTo === phase) return;
		await this.#step(phase, (from) => ({ name: 'go-to-phase', phase, from }));
	}

	goOn(): Promise<void> {
		return this.goTo(this.next?.id ?? null);
	}

	async goBack(): Promise<void> {
		if (this.previous) await this.goTo(this.previous.id);
	}

	takeStepBack(): Promise<void> {
		return this.#step(undefined, (from) => ({ name: 'take-back-phase', from }));
	}

	async #step(
		phase: string | null | undefined,
		command: (from: string | null) => Command
	): Promise<void> {
		this.#goingTo = phase;
		this.#stepping = this.#stepping.then(async () => {
			const from = this.run?.current ?? null;
			if (!(await this.ask(command(from)))) return;
			for (let waited = 0; (this.run?.current ?? null) === from && waited < longestWait; waited++) {
				await new Promise((resolve) => setTimeout(resolve, aWhile));
			}
		});
		await this.#stepping;
		if (this.#goingTo === phase) this.#goingTo = undefined;
	}

	togglePause(): Promise<boolean> {
		return this.ask({ name: this.paused ? 'resume-clock' : 'pause-clock' });
	}

	addMinutes(minutes: number): Promise<boolean> {
		return this.ask({ name: 'add-time', minutes });
	}

	toggleFrozen(): Promise<boolean> {
		return this.ask({ name: this.#session.state?.frozen ? 'unfreeze-board' : 'freeze-board' });
	}

	/** Asks the server, and says in `problem` why it was not done. @returns whether it was */
	async ask(command: Command): Promise<boolean> {
		this.problem = '';
		try {
			await this.#session.command(command);
			return true;
		} catch (error) {
			if (!(error instanceof CommandError)) throw error;
			this.problem = error.message;
			return false;
		}
	}
}

export const [getRunning, setRunning] = createContext<Running>();
