import { departmentsWithCaseStudies, searchCaseStudies } from '@small-change/db';
import type { CaseStudySearch } from '@small-change/db';
import { themes } from '#lib/caseStudies/words.ts';
import { error } from '@sveltejs/kit';
import { outcomes } from '#lib/experiments/standing.ts';
import { addressOf } from '#lib/server/who.ts';
import type { PageServerLoad } from './$types';

const perPage = 10;
const longestSearch = 200;
const sorts = ['relevance', 'newest', 'most-adopted'] as const;

export const load: PageServerLoad = async (event) => {
	const { app, person } = event.locals;
	const { url } = event;
	if (!app.limits.searches.take(addressOf(event))) {
		error(429, 'Too many searches came from this address at once. Wait a minute and try again.');
	}
	const asked = url.searchParams;
	const words = (asked.get('q') ?? '').replaceAll('\0', '').trim().slice(0, longestSearch);
	const search: CaseStudySearch = {
		person: person?.id,
		words,
		department: asked.get('department')?.replaceAll('\0', '') || undefined,
		theme: oneOf(keysOf(themes), asked.get('theme')),
		outcome: oneOf(keysOf(outcomes), asked.get('outcome')),
		sort: oneOf(sorts, asked.get('sort')) ?? 'relevance',
		page: pageFrom(asked.get('page')),
		perPage
	};
	const [found, departments] = await Promise.all([
		searchCaseStudies(app.db, search),
		departmentsWithCaseStudies(app.db, person?.id)
	]);
	const { person: _person, ...chosen } = search;
	return { ...found, departments, chosen, pages: Math.ceil(found.total / perPage) };
};

function keysOf<Key extends string>(record: Record<Key, unknown>): Key[] {
	return Object.keys(record) as Key[];
}

function oneOf<Value extends string>(
	values: readonly Value[],
	asked: string | null
): Value | undefined {
	return values.find((value) => value === asked);
}

function pageFrom(asked: string | null): number {
	const page = Number(asked ?? '1');
	return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1;
}
