import { deserialize } from '$app/forms';
import type { Agreement, AnswerName, Answers } from '@small-change/board';

const days = ['measuredBy', 'testedFrom', 'testedTo'] as const;

/** What came of it: agreed, or what is missing or wrong by the name of its answer, or why it could not be sent. */
export type Agreed =
	{ ok: true } | { ok: false; errors: Partial<Record<AnswerName, string>>; problem: string };

/** Agrees it by the rules of the form on its page, under its id: twice makes one. */
export async function agreeIt(
	board: string,
	{ experiment, notes }: Agreement,
	answers: Answers
): Promise<Agreed> {
	const form = new FormData();
	form.set('id', experiment);
	form.set('intent', 'agree');
	form.set('together', 'yes');
	for (const note of notes) form.append('note', note);
	for (const [name, value] of Object.entries(answers)) form.set(name, value);
	for (const name of days) {
		const [year = '', month = '', day = ''] = (answers[name] ?? '').split('-');
		form.set(`${name}-year`, year);
		form.set(`${name}-month`, month);
		form.set(`${name}-day`, day);
	}
	try {
		const response = await fetch(`/b/${board}/experiments/new`, {
			method: 'POST',
			body: form,
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
		});
		const result = deserialize(await response.text());
		if (result.type === 'redirect') return { ok: true };
		if (result.type === 'failure') {
			const errors = (result.data?.['errors'] ?? {}) as Partial<Record<AnswerName, string>>;
			const problem =
				result.status === 409
					? (errors.title ?? '')
					: 'Some answers are missing or wrong: see below.';
			return { ok: false, errors: result.status === 409 ? {} : errors, problem };
		}
	} catch (error) {
		if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
	}
	return {
		ok: false,
		errors: {},
		problem: 'It was not agreed because the service could not be reached. Try again in a moment.'
	};
}
