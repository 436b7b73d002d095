import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idOfUnreadable, parseClientMessage } from './clientMessages.ts';
import { parseServerMessage } from './wire.ts';

const id = 'abcdefghijklmnop';

describe('W7 messages', () => {
	test('whatever text arrives, reading it does not throw', () => {
		const text = fc.oneof(fc.string({ maxLength: 200 }), fc.json());
		fc.assert(
			fc.property(text, (one) => {
				parseServerMessage(one);
				parseClientMessage(one);
			})
		);
	});

	test('a command is read, an unknown one or one with more in it is not', () => {
		const command = (value: unknown): string =>
			JSON.stringify({ type: 'command', id, command: value });
		expect(parseClientMessage(command({ name: 'freeze-board' }))).toMatchObject({ id });
		expect(parseClientMessage(command({ name: 'rename-board', title: ' A ' }))).toMatchObject({
			command: { title: 'A' }
		});
		expect(parseClientMessage(command({ name: 'rename-board', title: ' ' }))).toBeUndefined();
		expect(
			parseClientMessage(command({ name: 'rename-board', title: 'x'.repeat(121) }))
		).toBeUndefined();
		const hide = { name: 'hide-note', note: 'note0000' };
		expect(parseClientMessage(command({ ...hide, reason: ' It names somebody ' }))).toMatchObject({
			command: { reason: 'It names somebody' }
		});
		expect(parseClientMessage(command({ ...hide, reason: '  ' }))).toBeUndefined();
		expect(parseClientMessage(command({ name: 'delete-everything' }))).toBeUndefined();
		expect(parseClientMessage(command({ name: 'freeze-board', role: 'owner' }))).toBeUndefined();
	});

	test('an id that is short or strange, and a message that is huge, are none', () => {
		const of = (id: string): string =>
			JSON.stringify({ type: 'command', id, command: { name: 'freeze-board' } });
		expect(parseClientMessage(of('short'))).toBeUndefined();
		expect(parseClientMessage(of("' or 1=1 -- ------"))).toBeUndefined();
		expect(parseClientMessage(`${of(id)}${' '.repeat(70_000)}`)).toBeUndefined();
	});

	test('of a command that cannot be read its id is, however long it is', () => {
		const command = { name: 'add-seat', called: 'x'.repeat(1_000_000) };
		const message = JSON.stringify({ type: 'command', id, command });
		expect(parseClientMessage(message)).toBeUndefined();
		expect(idOfUnreadable(message)).toBe(id);
		for (const strange of ['', '{}', '{"type":"command","id":"short"}', ` ${message}`]) {
			expect(idOfUnreadable(strange)).toBeUndefined();
		}
	});

	test('W6 an answer is good with a value or bad with the reason', () => {
		expect(
			parseServerMessage(JSON.stringify({ type: 'answer', id, ok: true, value: 3 }))
		).toMatchObject({ value: 3 });
		expect(
			parseServerMessage(
				JSON.stringify({ type: 'answer', id, ok: false, code: 'frozen', message: 'Ask.' })
			)
		).toMatchObject({ code: 'frozen' });
		expect(parseServerMessage(JSON.stringify({ type: 'answer', id, ok: false }))).toBeUndefined();
	});
});
