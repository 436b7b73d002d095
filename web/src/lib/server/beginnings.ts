import {
	longestPhaseName,
	longestScript,
	mostMinutes,
	mostPhases,
	noteColours,
	privacies,
	templates,
	weighings,
	whoMay
} from '@small-change/board';
import type { Beginning } from '@small-change/board';
import { readBeginning, readRun } from '@small-change/db';
import type { BoardFacts } from '@small-change/db';
import { z } from 'zod';
import type { App } from './App.ts';
import { readBoardParts } from './boardNotes.ts';
import { guidedBeginning } from './guides.ts';
import { isUuid } from './isUuid.ts';

const side = z.number().min(40).max(20_000);
const place = z.number().min(-10_000_000).max(10_000_000);

/** What a team saved, as it is kept: perhaps by an earlier release. */
const savedSchema = z.object({
	zones: z
		.array(
			z.object({
				title: z.string().max(300),
				prompt: z.string().max(1_000),
				colour: z.enum(noteColours),
				at: z.tuple([place, place]),
				size: z.tuple([side, side])
			})
		)
		.max(100),
	phases: z
		.array(
			z.object({
				name: z.string().min(1).max(longestPhaseName),
				script: z.string().max(longestScript),
				minutes: z.number().int().min(1).max(mostMinutes).nullable(),
				write: z.enum(whoMay),
				move: z.enum(whoMay),
				privacy: z.enum(privacies),
				weigh: z.enum(weighings).default('votes'),
				zone: z.string().optional()
			})
		)
		.max(mostPhases)
});

/** What a new conversation begins with: a template of ours, with the words of the team's guides, or what a team of this person saved. @returns undefined where it is neither */
export async function chosenBeginning(
	{ db }: App,
	{ choice, person, team }: { choice: string; person: string | undefined; team: string | undefined }
): Promise<Beginning | undefined> {
	const template = templates.find((one) => one === choice);
	if (template !== undefined) return guidedBeginning(db, { template, team });
	if (person === undefined || !isUuid(choice)) return undefined;
	const parsed = savedSchema.safeParse(await readBeginning(db, { id: choice, person }));
	if (!parsed.success) return undefined;
	const phases = parsed.data.phases.map(({ zone, ...phase }) => ({
		...phase,
		...(zone !== undefined && { zone })
	}));
	return { zones: parsed.data.zones, phases };
}

/** The zones and the run sheet of a conversation, without anything that was written in it. */
export async function beginningFrom(
	{ db }: App,
	{ board, document }: BoardFacts
): Promise<z.infer<typeof savedSchema>> {
	const parts = await readBoardParts(db, document);
	const zones = parts.flatMap(({ zone }) => zone ?? []);
	const titles = new Map(zones.map(({ id, title }) => [id, title]));
	const phases = (await readRun(db, board))?.phases ?? [];
	return savedSchema.parse({
		zones: zones.slice(0, 100).map(({ title, prompt, colour, at, size }) => ({
			...{ colour, at, size },
			title: title.slice(0, 300),
			prompt: prompt.slice(0, 1_000)
		})),
		phases: phases.map(({ id: _, zone, ...phase }) => ({
			...phase,
			...(zone !== null && { zone: titles.get(zone) })
		}))
	});
}
