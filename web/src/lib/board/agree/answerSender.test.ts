import { CommandError } from '@small-change/board';
import type { Answers } from '@small-change/board';
import { expect, test } from 'vitest';
import { AnswerSender } from './AnswerSender.ts';

/** A sender whose line a test cuts, and whose time it lets pass. */
function onALine() {
	const line = { down: '', arrived: [] as Answers[], said: '' };
	const later = new Set<() => void>();
	const sender = new AnswerSender({
		send: (answers) => {
			if (line.down !== '') return Promise.reject(new CommandError(line.down, 'Try again.'));
			line.arrived.push(answers);
			return Promise.resolve();
		},
		after: (_milliseconds, run) => {
			later.add(run);
			return () => later.delete(run);
		},
		failed: (words) => (line.said = words)
	});
	async function timePasses(): Promise<void> {
		// What was sent is answered first.
		await new Promise((resolve) => setImmediate(resolve));
		const due = [...later];
		later.clear();
		for (const run of due) run();
		await new Promise((resolve) => setImmediate(resolve));
	}
	return { line, sender, timePasses };
}

test('what is written while the line is away is sent by itself once it is there again', async () => {
	const { line, sender, timePasses } = onALine();
	sender.add('title', 'One');
	await timePasses();
	line.down = 'no-answer';
	sender.add('measure', 'Calls');
	await timePasses();
	sender.add('title', 'One and a half');
	await timePasses();
	expect(line.arrived).toEqual([{ title: 'One' }]);
	expect(line.said).toBe('Try again.');
	expect(sender.unsent).toEqual({ measure: 'Calls', title: 'One and a half' });
	line.down = '';
	await timePasses();
	expect(line.arrived.at(-1)).toEqual({ measure: 'Calls', title: 'One and a half' });
	expect([line.said, sender.unsent]).toEqual(['', {}]);
});

test('what somebody else fills in now is not asked for again and again, and is not forgotten', async () => {
	const { line, sender, timePasses } = onALine();
	line.down = 'not-scribe';
	sender.add('title', 'Mine');
	await timePasses();
	line.down = '';
	await timePasses();
	expect(line.arrived).toEqual([]);
	expect(sender.unsent).toEqual({ title: 'Mine' });
	sender.stop();
	sender.add('title', 'Mine still');
	await timePasses();
	expect(line.arrived).toEqual([]);
});

test('asked to send all that was written it waits for no pause', async () => {
	const { line, sender } = onALine();
	sender.add('title', 'One');
	sender.add('measure', 'Calls');
	await sender.sent();
	expect(line.arrived).toEqual([{ title: 'One' }, { measure: 'Calls' }]);
	expect(sender.unsent).toEqual({});
});
