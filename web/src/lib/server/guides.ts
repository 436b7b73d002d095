import { beginningOf, guided } from '@small-change/board';
import type { Beginning, GuideWords, Template } from '@small-change/board';
import { guidesFor, readGuide } from '@small-change/db';
import type {
	Database,
	DepartmentGuide,
	RunState,
	TeamOfPerson,
	Transaction
} from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { App } from './App.ts';

/** What a department tells those who lead. */
type GuideText = Pick<DepartmentGuide, 'department' | 'name' | 'text'>;

/** A department's guide as it is kept. @throws 404 where there is no such department */
export async function guideAt(
	{ db }: App,
	department: string
): Promise<DepartmentGuide & { version: number }> {
	const guide = await readGuide(db, department);
	if (guide === undefined) error(404, 'Page not found');
	return guide;
}

/** A template as a team begins with it: with what the guides that hold for the team have read aloud. */
export async function guidedBeginning(
	db: Database | Transaction,
	{ template, team }: { template: Template; team: string | undefined }
): Promise<Beginning> {
	const beginning = beginningOf(template);
	const guides = team === undefined ? [] : await guidesFor(db, { team });
	return { ...beginning, phases: guided(beginning.phases, { template, guides }) };
}

/** The phases of a run sheet that has not started with the words of guides. @returns undefined where it has, or is from no template of ours */
export function guidedAnew(
	run: Pick<RunState, 'stage' | 'template' | 'phases'> | undefined,
	guides: readonly GuideWords[]
): RunState['phases'] | undefined {
	if (run?.stage !== 'not-started' || run.template === null) return undefined;
	return guided(run.phases, { template: run.template, guides });
}

/** The nearest guide that tells something. */
export function textOfGuides(guides: readonly GuideText[]): GuideText | undefined {
	const nearest = guides.find(({ text }) => text !== '');
	return nearest && { department: nearest.department, name: nearest.name, text: nearest.text };
}

/** What is told to somebody who leads some of these teams, each guide once. */
export async function guidesToLeadBy(
	{ db }: App,
	teams: readonly TeamOfPerson[]
): Promise<GuideText[]> {
	const led = teams.filter(({ role }) => role === 'facilitator');
	const found = await Promise.all(
		led.map(async ({ id }) => textOfGuides(await guidesFor(db, { team: id })))
	);
	const told = found.filter((guide) => guide !== undefined);
	return [...new Map(told.map((guide) => [guide.department, guide])).values()];
}
