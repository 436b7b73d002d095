import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { check, customType, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { created, id, moment, words } from './columns.ts';
import { experiments } from './experiments.ts';
import { people } from './people.ts';
import { departments, teams } from './teams.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** What an experiment taught, told so that strangers can read it alone. An empty part: not told, or not recorded. */
export const caseStudies = pgTable(
	'case_studies',
	{
		id: id(),
		/** Absent: a story from elsewhere, whose `source` says from where. */
		experiment: uuid()
			.unique()
			.references(() => experiments.id, { onDelete: 'set null' }),
		source: words('source'),
		team: uuid().references(() => teams.id, { onDelete: 'set null' }),
		department: text().references(() => departments.id, { onDelete: 'set null' }),
		author: uuid().references(() => people.id, { onDelete: 'set null' }),
		/** The change and its effect. */
		title: text().notNull(),
		summary: words('summary'),
		theme: text({
			enum: ['meetings', 'processes', 'digital', 'public', 'learning', 'new-ideas', 'wellbeing']
		}),
		outcome: text({ enum: experiments.outcome.enumValues }),
		problem: words('problem'),
		change: words('change'),
		test: words('test'),
		result: words('result'),
		time: words('time'),
		money: words('money'),
		permission: words('permission'),
		differently: words('differently'),
		/** What it needs elsewhere. */
		needs: words('needs'),
		contact: words('contact'),
		visibility: text({ enum: ['team', 'department', 'everybody'] }),
		publishedAt: moment('published_at'),
		version: integer().notNull().default(1),
		createdAt: created(),
		search: tsvector().generatedAlwaysAs((): SQL => searchVector),
		/** All words in small letters, for spelling that is nearly right. */
		words: text().generatedAlwaysAs((): SQL => allWords)
	},
	(table) => [
		index('case_studies_team').on(table.team),
		index('case_studies_department').on(table.department),
		index('case_studies_author').on(table.author),
		index('case_studies_search').using('gin', table.search),
		index('case_studies_words').using('gin', table.words.op('gin_trgm_ops')),
		check('case_studies_title', sql`char_length(${table.title}) between 1 and 160`),
		check(
			'case_studies_words',
			sql`${table.visibility} in ('team', 'department', 'everybody') and ${table.outcome} in ('worked', 'partly-worked', 'did-not-work', 'cannot-tell', 'stopped')`
		),
		check(
			'case_studies_published',
			sql`${table.publishedAt} is null or ${table.visibility} is not null`
		)
	]
);

/** Columns by their bare names: what is generated may not name its table. */
const searchVector = sql`setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', summary), 'B') || setweight(to_tsvector('english', problem || ' ' || change || ' ' || test || ' ' || result || ' ' || differently || ' ' || needs), 'C')`;
const allWords = sql`lower(title || ' ' || summary || ' ' || problem || ' ' || change || ' ' || result)`;

/** An experiment begun from a case study. */
export const adoptions = pgTable(
	'adoptions',
	{
		experiment: uuid()
			.primaryKey()
			.references(() => experiments.id, { onDelete: 'cascade' }),
		caseStudy: uuid('case_study')
			.notNull()
			.references(() => caseStudies.id, { onDelete: 'cascade' }),
		createdAt: created()
	},
	(table) => [index('adoptions_case_study').on(table.caseStudy)]
);
