import {
	currentProgramme,
	departmentList,
	importCaseStudy,
	isAnybodyKnown,
	keepDepartments,
	keepGuide,
	keepProgramme,
	listDepartments,
	takeTurn
} from '@small-change/db';
import type { Database, Transaction } from '@small-change/db';
import { finishedConversation, openConversation } from './content/boards.ts';
import { demoExperiments } from './content/experiments.ts';
import { demoGuide } from './content/guide.ts';
import { exampleDepartments } from './content/people.ts';
import { demoProgramme } from './content/programme.ts';
import { stories, storiesPublishedAt } from './content/stories.ts';
import { loadConversation } from './loadConversation.ts';
import { loadExperiment } from './loadExperiment.ts';
import { loadPeople } from './loadPeople.ts';

export interface DemoLoad {
	db: Database;
	/** Signs the sessions by which its people come in for the first time. */
	secret: string;
	/** The demo's today: what it tells happened in the months before. */
	now: Date;
	/** Leave a database alone that has people already. */
	onlyIfNew: boolean;
	/** Called when there is something to do. */
	began?: () => void;
}

/** Loads the demo once, whole or not at all: it is one transaction, and one process at a time does it. */
export async function loadDemo(load: DemoLoad): Promise<'loaded' | 'there-already' | 'not-new'> {
	const { db, secret, now, onlyIfNew, began } = load;
	return db.transaction(async (tx) => {
		await takeTurn(tx, 'demo');
		if (await isDemoThere(tx)) return 'there-already';
		if (onlyIfNew && (await isAnybodyKnown(tx))) return 'not-new';
		began?.();
		await keepDepartments(tx, departmentList);
		if ((await currentProgramme(tx)) === undefined) await keepProgramme(tx, demoProgramme);
		const loading = { tx, now, ...(await loadPeople(tx, secret)) };
		await keepGuide(tx, demoGuide);
		const conversation = await loadConversation(loading, finishedConversation);
		await loadConversation(loading, openConversation);
		for (const story of stories) {
			await importCaseStudy(tx, { ...story, publishedAt: storiesPublishedAt });
		}
		const around = { conversation, caseStudies: new Map<string, string>() };
		for (const experiment of demoExperiments) await loadExperiment(loading, around, experiment);
		return 'loaded';
	});
}

/** Its departments are made with it, and nobody can delete a department. */
async function isDemoThere(tx: Transaction): Promise<boolean> {
	const departments = await listDepartments(tx);
	return departments.some(({ id }) => id === exampleDepartments[0].id);
}
