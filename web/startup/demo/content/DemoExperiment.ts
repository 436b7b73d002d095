import type { CaseStudyWords, ExperimentPlan, Outcome } from '@small-change/db';

type PlanWords = Omit<
	ExperimentPlan,
	'baseline' | 'target' | 'measuredBy' | 'testedFrom' | 'testedTo' | 'owner'
>;

/** An experiment of an example team. Days are counted back from the day on which the demo is loaded; below 0 they lie ahead. */
export interface DemoExperiment {
	/** Names of a team and of somebody in it. */
	team: string;
	owner: string;
	plan: PlanWords & { baseline: number; target: number };
	tested: { from: number; to: number };
	/** Texts of the notes that it was made of; they stand on the finished board. */
	notes?: readonly string[];
	/** Title of the case study that it was begun from. */
	adoptedFrom?: string;
	checkIns: readonly (readonly [daysAgo: number, value: number, sentence: string])[];
	/** Absent while it runs. */
	end?: { outcome: Outcome; learned: string; differently: string };
	told?: { daysAgo: number; words: CaseStudyWords };
}

/** What most changes need. */
export const noPermission = { permission: 'not-needed', permissionFrom: '' } as const;
