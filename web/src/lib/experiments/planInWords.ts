import type { ExperimentPlan } from '@small-change/db';
import { dayInWords } from '#lib/page/dates.ts';
import { quantity } from '#lib/page/quantities.ts';

type Plan = Omit<ExperimentPlan, 'owner'> & { ownerName: string | null };

/** A plan as questions and answers, for a summary. An answer that is not there yet is empty. */
export function planInWords(plan: Plan): { key: string; question: string; answer: string }[] {
	const number = (value: number | null): string =>
		value === null ? '' : quantity(value, plan.unit);
	const day = (value: string | null): string => (value === null ? '' : dayInWords(value));
	return [
		{ key: 'title', question: 'What we will try', answer: plan.title },
		{ key: 'belief', question: 'What we believe', answer: plan.belief },
		{ key: 'problem', question: 'The problem', answer: plan.problem },
		{ key: 'concerns', question: 'Who it affects', answer: plan.concerns },
		{ key: 'measure', question: 'What we measure', answer: plan.measure },
		{ key: 'baseline', question: 'What it is before the test', answer: number(plan.baseline) },
		{ key: 'target', question: 'What we hope for', answer: number(plan.target) },
		{ key: 'measuredBy', question: 'We will know by', answer: day(plan.measuredBy) },
		{
			key: 'tested',
			question: 'When we test it',
			answer:
				plan.testedFrom && plan.testedTo
					? `${day(plan.testedFrom)} to ${day(plan.testedTo)}`
					: day(plan.testedFrom ?? plan.testedTo)
		},
		{ key: 'owner', question: 'Who looks after it', answer: plan.ownerName ?? '' },
		{ key: 'permission', question: 'Permission', answer: permissionInWords(plan) }
	];
}

function permissionInWords({ permission, permissionFrom }: Plan): string {
	if (permission === 'not-needed') return 'None is needed';
	return permission === 'needed' ? `Needed: ${permissionFrom}` : '';
}

/** What of two plans differs, as the first has it. */
export function differences(theirs: Plan, ours: Plan): { question: string; answer: string }[] {
	const own = new Map(planInWords(ours).map(({ key, answer }) => [key, answer]));
	return planInWords(theirs).filter(({ key, answer }) => own.get(key) !== answer);
}
