import { appendFileSync } from 'node:fs';

/** What a fault did over all tries of a test. */
export interface FaultFigures {
	rows: readonly string[];
	tries: number;
	/** Saved changes that were gone. */
	lost: number;
	doubled: number;
	/** From the moment that all was whole again until everybody read *Saved*. Milliseconds. */
	longestOutage: number;
}

/** Keeps the figures for the table of `pnpm test:faults`, where that runs. */
export function reportFault(figures: FaultFigures): void {
	const file = process.env['FAULT_REPORT'];
	if (file !== undefined) appendFileSync(file, `${JSON.stringify(figures)}\n`);
}
