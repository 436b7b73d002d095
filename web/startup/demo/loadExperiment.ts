import {
	addCheckIn,
	adoptCaseStudy,
	backdateCaseStudy,
	backdateExperiment,
	beginCaseStudy,
	changeCaseStudy,
	changeExperiment,
	createExperiment,
	finishExperiment,
	publishCaseStudy,
	startExperiment
} from '@small-change/db';
import type { ExperimentPlan } from '@small-change/db';
import { dayBefore, momentBefore } from './calendar.ts';
import type { DemoExperiment } from './content/DemoExperiment.ts';
import type { LoadedConversation } from './loadConversation.ts';
import { idOf } from './Loading.ts';
import type { Loading } from './Loading.ts';

interface Around {
	/** Where its notes stand. */
	conversation: LoadedConversation;
	/** Ids of the case studies so far, by title; its own is added. */
	caseStudies: Map<string, string>;
}

/** Takes an experiment from its plan to where it stands, step by step as a team would. */
export async function loadExperiment(
	loading: Loading,
	around: Around,
	demo: DemoExperiment
): Promise<void> {
	const { tx, now } = loading;
	const owner = idOf(loading.people, demo.owner);
	const { from, to } = demo.tested;
	const { experiment, version } = await agree(loading, around, demo);
	await certain(startExperiment(tx, { experiment, version }), 'start');
	for (const [daysAgo, value, sentence] of demo.checkIns) {
		const day = dayBefore(now, daysAgo);
		const entry = { id: crypto.randomUUID(), experiment, person: owner, day, value, sentence };
		await certain(addCheckIn(tx, entry), 'add a check-in');
	}
	if (demo.end !== undefined) {
		const result = { experiment, version: version + 1, ...demo.end };
		await certain(finishExperiment(tx, result), 'finish');
	}
	await backdateExperiment(tx, {
		experiment,
		createdAt: momentBefore(now, from + 4),
		startedAt: momentBefore(now, from),
		finishedAt: demo.end && momentBefore(now, to - 1)
	});
	if (demo.told === undefined) return;
	const { daysAgo, words } = demo.told;
	const begun = await beginCaseStudy(tx, { experiment, author: owner, words });
	const caseStudy = begun?.id ?? '';
	await certain(changeCaseStudy(tx, { caseStudy, version: 1, words }), 'write the case study');
	await certain(publishCaseStudy(tx, { caseStudy, version: 2 }), 'publish the case study');
	await backdateCaseStudy(tx, { caseStudy, publishedAt: momentBefore(now, daysAgo) });
	around.caseStudies.set(words.title, caseStudy);
}

/** From notes of the conversation, from another team's case study, or from nothing. */
async function agree(
	{ tx, now, people, teams }: Loading,
	{ conversation, caseStudies }: Around,
	{ plan: words, tested, owner, team: teamName, notes, adoptedFrom }: DemoExperiment
): Promise<{ experiment: string; version: number }> {
	const team = idOf(teams, teamName);
	const testedTo = dayBefore(now, tested.to);
	const plan: ExperimentPlan = {
		...words,
		measuredBy: testedTo,
		testedFrom: dayBefore(now, tested.from),
		testedTo,
		owner: idOf(people, owner)
	};
	if (adoptedFrom !== undefined) {
		const caseStudy = idOf(caseStudies, adoptedFrom);
		const { id: experiment } = await adoptCaseStudy(tx, { caseStudy, team, plan });
		const agreed = { experiment, version: 1, plan, agree: true };
		await certain(changeExperiment(tx, agreed), 'agree on it');
		return { experiment, version: 2 };
	}
	const { id: experiment } = await createExperiment(tx, {
		plan,
		status: 'agreed',
		team,
		conversation: notes && conversation.id,
		notes: notes?.map((text) => ({ note: idOf(conversation.notes, text), text })) ?? []
	});
	return { experiment, version: 1 };
}

/** @throws where a step was not possible: the content is wrong then */
async function certain(step: Promise<boolean | 'changed' | 'stale'>, name: string): Promise<void> {
	const done = await step;
	if (done !== true && done !== 'changed') throw new Error(`An experiment of the demo: ${name}.`);
}
