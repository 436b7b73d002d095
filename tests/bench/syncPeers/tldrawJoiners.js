import { benchNotes } from '../render/grid.ts';
import { runJoiners } from '../sync/runJoiners.ts';
import { TldrawLine } from './TldrawLine.js';
import { noteRecord } from './tldrawRecords.js';

/** So many notes a message: one of all would have to be sent in pieces. */
const atOnce = 100;

runJoiners({
	async fill(room, person, notes) {
		const line = await TldrawLine.open(room, person);
		await line.connect();
		const records = benchNotes(notes).map(noteRecord);
		for (let from = 0; from < notes; from += atOnce) {
			const some = records.slice(from, from + atOnce);
			line.push({ diff: Object.fromEntries(some.map((record) => [record.id, ['put', record]])) });
		}
	},
	async take(room, person) {
		const line = await TldrawLine.open(room, person);
		await line.connect();
		return () => line.leave();
	}
});
