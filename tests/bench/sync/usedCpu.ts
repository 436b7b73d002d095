import type { Child } from '../Child.ts';
import { machineCpu, postgresCpu } from '../cpu.ts';

/** Milliseconds. */
export interface UsedCpu {
	serverCpu: number;
	/** Undefined where it cannot be read. */
	postgresCpu: number | undefined;
	/** Everything that ran on this machine. */
	machineCpu: number;
}

/** @param postgres the process of the Postgres that is used */
export async function cpuNow(server: Child, postgres: number): Promise<UsedCpu> {
	return {
		serverCpu: await server.ask<number>('cpu'),
		postgresCpu: await postgresCpu(postgres),
		machineCpu: machineCpu()
	};
}

export function cpuSince(before: UsedCpu, after: UsedCpu): UsedCpu {
	const [from, to] = [before.postgresCpu, after.postgresCpu];
	return {
		serverCpu: after.serverCpu - before.serverCpu,
		postgresCpu: from === undefined || to === undefined ? undefined : to - from,
		machineCpu: after.machineCpu - before.machineCpu
	};
}
