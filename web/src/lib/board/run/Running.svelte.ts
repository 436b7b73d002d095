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
/** How often it is looked whether a step was told, and for how long it is worth doing. Milliseconds. */
const [aWhile, longestWait] = [25, 3_000];
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

	/** Whether the last of the steps that were asked for was done; and how many are under way. */
	#stepping = Promise.resolve(true);
	#steps = 0;
	/** What the step that is under way leaves. */
	#leaving: string | null = null;
	#revealing = false;

	constructor(session: BoardSession) {
		this.#session = session;
	}

	readonly run: Run | undefined = $derived.by(() => this.#session.state?.run ?? undefined);
	readonly phase: Phase | undefined = $derived.by(() => this.run && currentPhase(this.run));
	readonly leads: boolean = $derived.by(() => this.#session.state?.you.mayFacilitate ?? false);
	/** Whether the conversation was closed: nothing of it goes on. */
	readonly closed: boolean = $derived.by(() => this.#session.state?.closed ?? false);
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

	/** Whole minutes behind schedule. */
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

	/** Who can do what just now, in words. */
	get may(): string | undefined {
		const votes = this.#session.voting?.state === 'open' && this.mayVote;
		return this.phase && whoMayWords(this.phase, { votes });
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
		return writing === undefined || writing.open || this.closed ? 0 : writing.total;
	}

	/** How many have been written so far, while everybody writes on their own. */
	get written(): number | undefined {
		const writing = this.#session.privateWriting;
		return writing?.open ? writing.total : undefined;
	}

	/** To a phase by its name. While another step is under way it waits until that one was told. */
	async goTo(phase: string | null): Promise<void> {
		await this.#step((from) => ({ name: 'go-to-phase', phase, from }));
	}

	/** What is next or before is so of what one sees: pressed before the last step was told it does nothing. */
	async goOn(): Promise<void> {
		if (!this.#isOnItsWay) await this.goTo(this.next?.id ?? null);
	}

	async goBack(): Promise<void> {
		if (!this.#isOnItsWay && this.previous) await this.goTo(this.previous.id);
	}

	async takeStepBack(): Promise<void> {
		await this.#step((from) => ({ name: 'take-back-phase', from }));
	}

	get #isOnItsWay(): boolean {
		return this.#steps > 1 || (this.#steps === 1 && this.#current === this.#leaving);
	}

	get #current(): string | null {
		return this.run?.current ?? null;
	}

	/** One after the other. With one that was not done goes what waits for it, and what waited too long. */
	async #step(command: (from: string | null) => Command): Promise<void> {
		const before = this.#stepping;
		const deadline = Date.now() + longestWait;
		const step = async (): Promise<boolean> => {
			if (!(await before) || Date.now() > deadline) return false;
			const from = this.#current;
			this.#leaving = from;
			if (!(await this.ask(command(from)))) return false;
			while (this.#current === from && Date.now() < deadline) {
				await new Promise((resolve) => setTimeout(resolve, aWhile));
			}
			return true;
		};
		if (this.#steps === 0) this.#leaving = this.#current;
		this.#steps += 1;
		this.#stepping = step().finally(() => (this.#steps -= 1));
		await this.#stepping;
		if (this.#steps === 0) this.#stepping = Promise.resolve(true);
	}

	/**
	 * Puts what waits on the board: all of it, or one that everybody is shown, as the last one always is. Of two that are
	 * shown each has its moment: while one is on its way, another is not asked for.
	 */
	async reveal(which: 'all' | 'one'): Promise<void> {
		if (which === 'all' && this.hidden > 1) {
			await this.ask({ name: 'reveal', which });
			return;
		}
		if (this.#revealing) return;
		this.#revealing = true;
		const lit = this.run?.spotlight ?? null;
		const isDone = await this.ask({ name: 'reveal', which: 'one', lit });
		const deadline = Date.now() + longestWait;
		while (isDone && (this.run?.spotlight ?? null) === lit && Date.now() < deadline) {
			await new Promise((resolve) => setTimeout(resolve, aWhile));
		}
		this.#revealing = false;
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
