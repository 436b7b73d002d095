import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { departmentGuides, guideScripts } from '../schema/departmentGuides.ts';
import { departments, teams } from '../schema/teams.ts';
import type { Change } from './experiments.ts';

type GuideScript = Omit<typeof guideScripts.$inferSelect, 'department'>;

/** A department with what its guide says. */
export interface DepartmentGuide {
	/** The department's id. */
	department: string;
	name: string;
	text: string;
	scripts: GuideScript[];
}

/** So many departments lie above one another at most; it ends even where some lie in a circle. */
const mostLevels = 10;

/** A department's guide as it is kept. `version`: 0 where it has none yet. @returns undefined where there is no such department */
export async function readGuide(
	db: Database | Transaction,
	department: string
): Promise<(DepartmentGuide & { version: number }) | undefined> {
	const [found] = await db
		.select({
			department: departments.id,
			name: departments.name,
			text: departmentGuides.text,
			version: departmentGuides.version
		})
		.from(departments)
		.leftJoin(departmentGuides, eq(departmentGuides.department, departments.id))
		.where(eq(departments.id, department));
	if (found === undefined) return undefined;
	const scripts = await db
		.select({
			template: guideScripts.template,
			phase: guideScripts.phase,
			script: guideScripts.script
		})
		.from(guideScripts)
		.where(eq(guideScripts.department, department))
		.orderBy(asc(guideScripts.template), asc(guideScripts.phase));
	return { ...found, text: found.text ?? '', version: found.version ?? 0, scripts };
}

/** The guides that hold in a department, or for a team of it: the department's own first, then those of the ones above it. */
export async function guidesFor(
	db: Database | Transaction,
	of: { team: string } | { department: string }
): Promise<DepartmentGuide[]> {
	const first =
		'team' in of
			? sql`(select t.department from ${teams} t where t.id = ${of.team})`
			: of.department;
	const { rows } = await db.execute<DepartmentGuide & Record<string, unknown>>(sql`
		with recursive above (department, name, parent, level) as (
			select d.id, d.name, d.parent, 0
			from ${departments} d where d.id = ${first}
			union all
			select d.id, d.name, d.parent, above.level + 1
			from above join ${departments} d on d.id = above.parent
			where above.level < ${mostLevels}
		)
		select above.department, above.name, guide.text, coalesce(
			(select json_agg(json_build_object('template', s.template, 'phase', s.phase, 'script', s.script))
			from ${guideScripts} s where s.department = guide.department), '[]') as scripts
		from above join ${departmentGuides} guide on guide.department = above.department
		order by above.level`);
	return rows;
}

/** Keeps all of a guide, where it is still that of `version`. */
export async function keepGuide(
	db: Database | Transaction,
	guide: { department: string; version: number; text: string; scripts: readonly GuideScript[] }
): Promise<Change> {
	const { department, version, text, scripts } = guide;
	return db.transaction(async (tx) => {
		const kept =
			version === 0
				? await tx
						.insert(departmentGuides)
						.values({ department, text })
						.onConflictDoNothing()
						.returning({ version: departmentGuides.version })
				: await tx
						.update(departmentGuides)
						.set({ text, version: version + 1 })
						.where(
							and(
								eq(departmentGuides.department, department),
								eq(departmentGuides.version, version)
							)
						)
						.returning({ version: departmentGuides.version });
		if (kept.length === 0) return 'stale';
		await tx.delete(guideScripts).where(eq(guideScripts.department, department));
		if (scripts.length > 0) {
			await tx.insert(guideScripts).values(scripts.map((script) => ({ ...script, department })));
		}
		return 'changed';
	});
}
