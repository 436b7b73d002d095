import { startOurSite } from './ours.ts';
import { startPeer } from './peers.ts';
import { inTurns } from './inTurns.ts';
import { fillBoard, measureJoin } from './measureJoin.ts';
import type { FullBoard, JoinFigures } from './measureJoin.ts';
import { median } from './median.ts';
import { joining } from './plan.ts';
import type { ContestantName } from './plan.ts';

/** The median of the rounds, each figure for itself. */
export interface JoinResult extends JoinFigures {
	name: ContestantName;
	rounds: JoinFigures[];
}

/** Measures the coming to a full board at every server; ours is the whole site, since the state may come by its routes. */
export async function joinInTurns(
	databaseUrl: string,
	{ rounds, postgres }: { rounds: number; postgres: number }
): Promise<JoinResult[]> {
	const boards: FullBoard[] = [];
	const measured = new Map<ContestantName, JoinFigures[]>();
	try {
		for (const name of joining.contestants) {
			const start = name === 'ours' ? startOurSite(databaseUrl) : startPeer(name, databaseUrl);
			boards.push(await fillBoard(await start));
		}
		for (const { name: board, round } of inTurns(boards, rounds)) {
			const { name } = board.contestant;
			process.stdout.write(`join, ${name}, round ${round} … `);
			const one = await measureJoin(board, postgres);
			measured.set(name, [...(measured.get(name) ?? []), one]);
			console.log(`all are in after ${one.allIn.toFixed(0)} ms`);
		}
	} finally {
		for (const { contestant, stop } of boards) {
			await stop();
			await contestant.stop();
		}
	}
	return joining.contestants.map((name) => summarize(name, measured.get(name) ?? []));
}

function summarize(name: ContestantName, rounds: readonly JoinFigures[]): JoinResult {
	const middle = (key: Exclude<keyof JoinFigures, 'postgresCpu'>): number =>
		median(rounds.map((round) => round[key]));
	const postgres = rounds.flatMap(({ postgresCpu }) => postgresCpu ?? []);
	return {
		name,
		serverCpu: middle('serverCpu'),
		postgresCpu: postgres.length > 0 ? median(postgres) : null,
		bytes: middle('bytes'),
		one: middle('one'),
		allIn: middle('allIn'),
		crowdCpu: middle('crowdCpu'),
		rounds: [...rounds]
	};
}
