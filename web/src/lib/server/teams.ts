import { readTeamAccess, teamAccess } from '@small-change/db';
import type { TeamFacts } from '@small-change/db';
import { error } from '@sveltejs/kit';
import type { App } from './App.ts';
import { isUuid } from './isUuid.ts';

/** What a member sees of a team. @throws 404 for everybody else, as where there is none */
export async function teamAt(
	{ db }: App,
	{ team, person }: { team: string; person: string }
): Promise<TeamFacts & { mayManage: boolean }> {
	const facts = isUuid(team) ? await readTeamAccess(db, { team, person }) : undefined;
	if (facts === undefined) error(404, 'Page not found');
	return { ...facts, ...teamAccess(facts) };
}
