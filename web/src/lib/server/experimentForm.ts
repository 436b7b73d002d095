import type { ExperimentPlan } from '@small-change/db';
import { numberFrom } from '#lib/page/quantities.ts';
import { dateOf, textOf } from './forms.ts';
import type { FormErrors } from './forms.ts';

/** A plan as its form has it; `errors` has one message a field, and keeps nobody from saving a draft but with wrong dates and numbers. */
export interface ReadPlan {
	plan: ExperimentPlan;
	errors: FormErrors;
}

/** The longest answer in a field of several lines, in UTF-16 units. */
const longestAnswer = 2_000;
const longestLine = 120;
const longestUnit = 40;
const longestPermission = 200;

/** Reads an experiment's form. `agree`: both required answers must be there; else it is kept as a draft. */
export function readPlan(
	form: FormData,
	{ agree, owners }: { agree: boolean; owners: readonly { id: string }[] }
): ReadPlan {
	const errors: FormErrors = {};
	const required = (name: string, isThere: boolean, message: string): void => {
		if (!isThere && agree) errors[name] ??= message;
	};
	const line = (name: string, missing: string, most = longestLine): string => {
		const text = textOf(form, name).replace(/\s+/g, ' ');
		if (text.length > most) errors[name] = `Use ${most} characters or fewer`;
		if (missing !== '') required(name, text !== '', missing);
		return text;
	};
	const answer = (name: string): string => {
		const text = textOf(form, name);
		if (text.length > longestAnswer) {
			errors[name] = `Use ${longestAnswer.toLocaleString('en-GB')} characters or fewer`;
		}
		return text;
	};
	const number = (name: string, missing: string): number | null => {
		const text = textOf(form, name);
		const value = numberFrom(text);
		if (text !== '' && value === undefined) errors[name] = 'Enter a number, for example 40 or 2.5';
		required(name, text !== '', missing);
		return value ?? null;
	};
	const date = (name: string, missing: string): string | null => {
		const read = dateOf(form, name);
		if (read === 'no-day') errors[name] = 'Enter a real date, for example 27 11 2026';
		required(name, read !== undefined, missing);
		return read === 'no-day' ? null : (read ?? null);
	};

	const title = line('title', 'Enter what you will try');
	if (title === '') errors['title'] = 'Enter what you will try';
	const plan: ExperimentPlan = {
		title,
		belief: answer('belief'),
		problem: answer('problem'),
		concerns: line('concerns', ''),
		measure: line('measure', 'Enter what you will measure'),
		unit: line('unit', 'Enter the unit, for example minutes or %', longestUnit),
		baseline: number('baseline', 'Enter what it is today, as a number'),
		target: number('target', 'Enter what you hope for, as a number'),
		measuredBy: date('measuredBy', 'Enter the date when you will know'),
		testedFrom: date('testedFrom', 'Enter the date you start the test'),
		testedTo: date('testedTo', 'Enter the date you end the test'),
		permission: permissionOf(form),
		permissionFrom: line('permissionFrom', '', longestPermission),
		owner: owners.find(({ id }) => id === textOf(form, 'owner'))?.id ?? null
	};
	required('owner', plan.owner !== null, 'Choose who looks after it');
	required('permission', plan.permission !== null, 'Choose whether you need permission');
	if (plan.permission === 'needed') {
		required('permissionFrom', plan.permissionFrom !== '', 'Enter whose permission you need');
	} else plan.permissionFrom = '';
	if (plan.target !== null && plan.target === plan.baseline) {
		errors['target'] ??= 'What you hope for must be different from what it is today';
	}
	if (plan.testedFrom !== null && plan.testedTo !== null && plan.testedTo < plan.testedFrom) {
		errors['testedTo'] ??= 'The test must end on or after the day it starts';
	}
	return { plan, errors };
}

function permissionOf(form: FormData): ExperimentPlan['permission'] {
	const value = textOf(form, 'permission');
	return value === 'needed' || value === 'not-needed' ? value : null;
}
