import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { rowsInTurn } from './faults/inTurn.ts';

const rows = await rowsInTurn(join(import.meta.dirname, '..'), {
	asked: process.env['FAULT_ROWS'],
	now: Date.now()
});

/** These say how long things take at most, and load the machine: one file after the other, after all else. */
export default defineConfig({
	test: {
		name: 'faults',
		include: ['faults/**/*.test.ts'],
		globalSetup: ['../db/src/testing/globalSetup.ts'],
		setupFiles: ['./faults/skipNotInTurn.ts'],
		...(rows !== 'all' && { env: { FAULT_ROWS_IN_TURN: rows.join(',') } }),
		testTimeout: 120_000,
		hookTimeout: 120_000,
		maxWorkers: 1,
		sequence: { groupOrder: 2 }
	}
});
