import type { Workbench } from '../Workbench.svelte.ts';
import type { Command } from './Command.ts';

/** What facilitators do with the run sheet. */
export const leading: readonly Command[] = [
	{
		id: 'lead',
		words: 'Lead: script, phases, time',
		part: 'Lead',
		keys: ['Shift+R'],
		also: 'run sheet facilitator panel remote phase timer script',
		whyNot: ({ running }) => (running.leads ? undefined : onlyFacilitators),
		run: ({ running }) => (running.open = !running.open)
	},
	{
		id: 'next-phase',
		words: 'Go to the next phase',
		part: 'Lead',
		also: 'start begin forward run sheet',
		whyNot: (bench) =>
			whyNotLead(bench) ??
			(bench.running.run?.stage === 'finished' ? 'The run sheet is over.' : undefined),
		run: ({ running }) => void running.goOn()
	},
	{
		id: 'previous-phase',
		words: 'Back to the previous phase',
		part: 'Lead',
		also: 'run sheet previous',
		whyNot: (bench) =>
			whyNotLead(bench) ?? (bench.running.previous ? undefined : 'There is no earlier phase.'),
		run: ({ running }) => void running.goBack()
	},
	{
		id: 'take-back-phase',
		words: 'Undo the last step of the run sheet',
		part: 'Lead',
		also: 'undo phase',
		whyNot: (bench) =>
			whyNotLead(bench) ?? (bench.running.takeBack ? undefined : 'It is too late to undo this.'),
		run: ({ running }) => void running.takeStepBack()
	},
	{
		id: 'pause-clock',
		words: 'Pause or resume the timer',
		part: 'Lead',
		also: 'timer clock stop resume',
		whyNot: whyNotTime,
		run: ({ running }) => void running.togglePause()
	},
	{
		id: 'more-time',
		words: 'One minute more',
		part: 'Lead',
		also: 'timer clock add extend',
		whyNot: whyNotTime,
		run: ({ running }) => void running.addMinutes(1)
	},
	{
		id: 'less-time',
		words: 'One minute less',
		part: 'Lead',
		also: 'timer clock shorten',
		whyNot: whyNotTime,
		run: ({ running }) => void running.addMinutes(-1)
	},
	{
		id: 'light-note',
		words: 'Put this note in the spotlight, or take it out',
		part: 'Lead',
		also: 'spotlight highlight focus show',
		needs: 'notes',
		inMenu: true,
		whyNot: whyNotLight,
		run: (bench) => void lightNote(bench)
	},
	{
		id: 'park-note',
		words: 'Park the note in the spotlight',
		part: 'Lead',
		also: 'aside later skip parking reveal',
		whyNot: whyNotPark,
		run: (bench) => void import('../actions/parking.ts').then(({ parkLit }) => parkLit(bench))
	},
	{
		id: 'hide-note',
		words: 'Hide this note, with a reason',
		part: 'Lead',
		also: 'moderate take off remove',
		needs: 'notes',
		inMenu: true,
		whyNot: whyNotHide,
		run: (bench) => (bench.sheet = 'hide')
	},
	{
		id: 'freeze',
		words: 'Freeze or unfreeze the board',
		part: 'Lead',
		also: 'stop everybody unfreeze',
		whyNot: ({ running }) => (running.leads ? undefined : onlyFacilitators),
		run: ({ running }) => void running.toggleFrozen()
	}
];

const onlyFacilitators = 'Only facilitators can do this.';

function whyNotLead({ running }: Workbench): string | undefined {
	if (!running.leads) return onlyFacilitators;
	if (running.closed) return 'The conversation is closed.';
	return running.run === undefined ? 'This board has no run sheet.' : undefined;
}

function whyNotLight(bench: Workbench): string | undefined {
	const forbidden = whyNotLead(bench);
	if (forbidden !== undefined) return forbidden;
	return bench.selection.size === 1 ? undefined : 'Select just one note.';
}

async function lightNote({ announcer, running, selection }: Workbench): Promise<void> {
	const [note = null] = selection.notes;
	const zone = running.run?.spotlight === note ? null : note;
	const isDone = await running.ask({ name: 'spotlight', zone });
	if (!isDone) announcer.say(running.problem);
	else if (zone === null) announcer.say('Nothing is in the spotlight any more.');
}

function whyNotPark({ running, store }: Workbench): string | undefined {
	if (!running.leads) return onlyFacilitators;
	const lit = store.noteCell(running.run?.spotlight ?? '');
	return lit === undefined ? 'No note is in the spotlight. Reveal one first.' : undefined;
}

function whyNotHide({ running, selection }: Workbench): string | undefined {
	if (!running.leads) return onlyFacilitators;
	return selection.size === 1 ? undefined : 'Select just one note.';
}

function whyNotTime(bench: Workbench): string | undefined {
	return whyNotLead(bench) ?? (bench.running.phase ? undefined : 'No phase is running.');
}
