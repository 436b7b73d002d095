import { describe, expect, it } from 'vitest';
import { bringIn } from './bringIn.ts';

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00];
const many = 50 * 1024 * 1024;

describe('a file that is not ours', () => {
	it.each<[string, string, BlobPart, string]>([
		['an empty one', 'a.txt', '', 'put each idea on a line of its own'],
		['an empty one that is called JSON', 'a.json', '', 'Save the board as a file again'],
		['an empty table', 'a.csv', '\n,,\n\n', 'put each idea on a line of its own'],
		['a table without notes', 'a.csv', 'zone,text\nIdeas,\n', 'put each idea on a line'],
		['a picture', 'a.csv', new Uint8Array(png), 'Save it as CSV or plain text'],
		['a picture that is called JSON', 'a.json', new Uint8Array(png), 'Save it as CSV or plain'],
		['bytes without a zero', 'a', new Uint8Array([0x25, 0x50, 1, 2, 3]), 'Save it as CSV or plain'],
		['JSON of something else', 'a.json', '{"name":"x"}', 'Save what it came from as CSV or text'],
		['JSON that is called text', 'a.txt', ' {"a":1}', 'Save what it came from as CSV or text'],
		[
			'a record of ours',
			'a.json',
			'{"format":"small-change-record"}',
			'not a board of Small Change'
		],
		['half a file', 'a.json', '{"format":"small-change-board"', 'Save the board as a file again'],
		['50 MB', 'a.csv', new Uint8Array(many), 'more than 5 MB. Bring it in in parts']
	])('%s is refused with the cure', async (_, name, content, words) => {
		expect(await bringIn(new File([content], name))).toEqual({
			ok: false,
			message: expect.stringContaining(words) as string
		});
	});

	it('a line without an end is cut, and said so', async () => {
		const read = await bringIn(new File([`Short\n${'x'.repeat(1_000_000)}`], 'a.txt'));
		expect(read).toMatchObject({
			ok: true,
			remarks: ['One text is longer than 20000 characters: the end is left out.']
		});
	});
});
