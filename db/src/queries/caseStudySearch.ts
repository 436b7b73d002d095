import { and, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { isShownTo } from '../access/caseStudies.ts';
import type { Database, Transaction } from '../openDatabase.ts';
import { adoptions, caseStudies } from '../schema/caseStudies.ts';
import { experiments } from '../schema/experiments.ts';
import { departments, teams } from '../schema/teams.ts';
import type { Theme } from './caseStudies.ts';
import type { Outcome } from './experiments.ts';

export interface CaseStudySearch {
	/** Who searches: they find what is shown to them. */
	person: string | undefined;
	/** What is looked for; empty: all. */
	words: string;
	department?: string | undefined;
	theme?: Theme | undefined;
	outcome?: Outcome | undefined;
	sort: 'relevance' | 'newest' | 'most-adopted';
	/** From 1. */
	page: number;
	perPage: number;
}

export interface CaseStudyCard {
	id: string;
	title: string;
	summary: string;
	team: string | null;
	department: string | null;
	outcome: Outcome | null;
	/** Teams that agreed to try it, other than its own. */
	adoptions: number;
	publishedAt: Date;
}

/** More words than this are not looked for. */
const mostWords = 6;

/** Finds published case studies in which every word stands, in another form or nearly so spelt too. */
export async function searchCaseStudies(
	db: Database | Transaction,
	search: CaseStudySearch
): Promise<{ total: number; cards: CaseStudyCard[] }> {
	const looked = search.words.match(/[\p{L}\p{N}]+/gu)?.slice(0, mostWords) ?? [];
	const where = and(
		isShownTo(search.person),
		...looked.map(hasWord),
		search.department === undefined
			? undefined
			: sql`${caseStudies.department} in (select id from ${departments} where id = ${search.department} or parent = ${search.department})`,
		search.theme && eq(caseStudies.theme, search.theme),
		search.outcome &&
			sql`coalesce(${experiments.outcome}, ${caseStudies.outcome}) = ${search.outcome}`
	);
	const adopted = sql<number>`(select count(distinct e.team)::integer from ${adoptions} a join ${experiments} e on e.id = a.experiment where a.case_study = ${caseStudies.id} and e.status <> 'draft' and e.team is distinct from ${caseStudies.team})`;
	const order: Record<CaseStudySearch['sort'], SQL[]> = {
		relevance: looked.length > 0 ? [sql`${relevance(looked)} desc`] : [],
		newest: [],
		'most-adopted': [sql`${adopted} desc`]
	};
	const rows = await within(db, (tx) =>
		tx
			.select({
				id: caseStudies.id,
				title: caseStudies.title,
				summary: caseStudies.summary,
				team: teams.name,
				department: departments.name,
				outcome: sql<Outcome | null>`coalesce(${experiments.outcome}, ${caseStudies.outcome})`,
				adoptions: adopted,
				publishedAt: caseStudies.publishedAt,
				total: sql<number>`(count(*) over ())::integer`
			})
			.from(caseStudies)
			.leftJoin(teams, eq(teams.id, caseStudies.team))
			.leftJoin(departments, eq(departments.id, caseStudies.department))
			.leftJoin(experiments, eq(experiments.id, caseStudies.experiment))
			.where(where)
			.orderBy(...order[search.sort], sql`${caseStudies.publishedAt} desc`, caseStudies.id)
			.limit(search.perPage)
			.offset((search.page - 1) * search.perPage)
	);
	const cards = rows.map(({ total: _total, publishedAt, ...card }) => ({
		...card,
		publishedAt: publishedAt ?? new Date(0)
	}));
	if (rows.length > 0 || search.page === 1) return { total: rows[0]?.total ?? 0, cards };
	const first = await searchCaseStudies(db, { ...search, page: 1 });
	return { total: first.total, cards };
}

/** A search that takes longer is given up, so that it keeps no connection from those who write. */
function within<Result>(
	db: Database | Transaction,
	search: (tx: Transaction) => Promise<Result>
): Promise<Result> {
	return db.transaction(async (tx) => {
		await tx.execute(sql`set local statement_timeout = '3s'`);
		return search(tx);
	});
}

/** The word itself, a word that begins so, one of the same stem, one spelt nearly so (`<<%`: alike by half), or whose story it is. */
function hasWord(word: string): SQL {
	const spelt = word.toLowerCase();
	return sql`(${caseStudies.search} @@ plainto_tsquery('english', ${word})
		or ${caseStudies.search} @@ to_tsquery('simple', ${`'${spelt}':*`})
		or ${spelt} <<% ${caseStudies.words}
		or ${departments.name} ilike ${`%${spelt}%`} or ${teams.name} ilike ${`%${spelt}%`})`;
}

function relevance(looked: readonly string[]): SQL {
	const all = looked.join(' ');
	return sql`ts_rank(${caseStudies.search}, plainto_tsquery('english', ${all})) + strict_word_similarity(${all.toLowerCase()}, lower(${caseStudies.title}))`;
}

/** The departments of which somebody may read a case study, for a filter. */
export async function departmentsWithCaseStudies(
	db: Database | Transaction,
	person: string | undefined
): Promise<{ id: string; name: string }[]> {
	return db
		.selectDistinct({ id: departments.id, name: departments.name })
		.from(caseStudies)
		.innerJoin(departments, eq(departments.id, caseStudies.department))
		.where(isShownTo(person))
		.orderBy(departments.name);
}
