import { beforeEach } from 'vitest';
import { rowsIn } from './matrix.ts';

/** Set by the settings of this project; absent: all rows are tried. */
const inTurn = process.env['FAULT_ROWS_IN_TURN']?.split(',');

beforeEach(({ task, skip }) => {
	const rows = rowsIn(`${task.suite?.name ?? ''} ${task.name}`);
	if (inTurn !== undefined && rows.length > 0 && !rows.some((row) => inTurn.includes(row))) {
		skip('not in turn');
	}
});
