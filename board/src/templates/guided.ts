/** What a department has read aloud in a phase of a template, in place of the template's own words. */
export interface GuideScript {
	template: string;
	/** Its name in the template. */
	phase: string;
	script: string;
}

/** The words of one department's guide. */
export interface GuideWords {
	scripts: readonly GuideScript[];
}

/** The longest text of a guide, in UTF-16 units. */
export const longestGuide = 5_000;

/**
 * The phases with what guides have read aloud in them. `guides`: that of the team's department first, then of those
 * above it; for each phase the nearest that has words wins.
 */
export function guided<Phase extends { name: string; script: string }>(
	phases: readonly Phase[],
	{ template, guides }: { template: string; guides: readonly GuideWords[] }
): Phase[] {
	const scripts = new Map<string, string>();
	for (const one of guides.flatMap((guide) => guide.scripts)) {
		const isFirst = one.template === template && !scripts.has(one.phase);
		if (isFirst && one.script !== '') scripts.set(one.phase, one.script);
	}
	return phases.map((phase) => ({ ...phase, script: scripts.get(phase.name) ?? phase.script }));
}
