import { describe, expect, it } from 'vitest';
import { bringIn } from './bringIn.ts';

const zip = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]);
const later = '{"format":"small-change-record","version":9,"zones":[]}';

describe('a file that cannot be brought in', () => {
	it.each([
		['data.json', '{"a":[1,2,3]}', /neither a board nor a record of Small Change/],
		['data.txt', '\ufeff {"a":1}', /neither a board nor a record of Small Change/],
		['page.html', '<!doctype html><p>Idea</p>', /a page or a drawing/],
		['page.txt', '\n<html><li>Idea</li></html>', /a page or a drawing/],
		['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', /a page or a drawing/],
		['board.zip', zip, /not a text file.*unpack it/],
		['board.json', zip, /not a text file.*unpack it/],
		['large.json', new Uint8Array(10_000_000), /larger than 5 MB/],
		['record.json', later, /from a newer version of Small Change/],
		['record.json', later.slice(0, -4), /JSON is incomplete/],
		['empty.csv', '', /There is no text in it/]
	])('%s: says why and what to do', async (name, content, words) => {
		expect(await bringIn(new File([content], name))).toEqual({
			ok: false,
			message: expect.stringMatching(words) as string
		});
	});

	it('words in sharp brackets are words', async () => {
		const read = await bringIn(new File(['Ask once\n<3 letters a week'], 'ideas.txt'));
		expect(read).toMatchObject({
			ok: true,
			elements: [{ text: 'Ask once' }, { text: '<3 letters a week' }]
		});
	});
});

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00];
const many = 50 * 1024 * 1024;

describe('row 76: a file that is not ours', () => {
	it.each<[string, string, BlobPart, string]>([
		['an empty one', 'a.txt', '', 'Put each idea on its own line'],
		['an empty one that is called JSON', 'a.json', '', 'Save the board as a file again'],
		['an empty table', 'a.csv', '\n,,\n\n', 'Put each idea on its own line'],
		['a table without notes', 'a.csv', 'zone,text\nIdeas,\n', 'Put each idea on its own line'],
		['a picture', 'a.csv', new Uint8Array(png), 'Save it as CSV or plain text'],
		['a picture that is called JSON', 'a.json', new Uint8Array(png), 'Save it as CSV or plain'],
		['bytes without a zero', 'a', new Uint8Array([0x25, 0x50, 1, 2, 3]), 'Save it as CSV or plain'],
		['JSON of something else', 'a.json', '{"name":"x"}', 'Save what it came from as CSV or text'],
		['JSON that is called text', 'a.txt', ' {"a":1}', 'Save what it came from as CSV or text'],
		['half a file', 'a.json', '{"format":"small-change-board"', 'Save the board as a file again'],
		['50 MB', 'a.csv', new Uint8Array(many), 'larger than 5 MB. Import it in parts']
	])('%s is refused with the cure', async (_, name, content, words) => {
		expect(await bringIn(new File([content], name))).toEqual({
			ok: false,
			message: expect.stringContaining(words) as string
		});
	});

	it.each([
		['nested ten thousand deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
		[
			'nested where notes are',
			`{"format":"small-change-board","version":1,"notes":${'['.repeat(10_000)}${']'.repeat(10_000)}}`
		]
	])('JSON %s is refused in words', async (_, content) => {
		expect(await bringIn(new File([content], 'a.json'))).toMatchObject({ ok: false });
	});

	it('of a million lines as many as a board holds become notes, and the rest is said', async () => {
		const read = await bringIn(new File(['x\n'.repeat(1_000_000)], 'a.txt'));
		if (!read.ok) throw new Error(read.message);
		expect(read.elements.length).toBeLessThanOrEqual(2_000);
		expect(read.remarks).toEqual(['Only the first 2000 of 1000000 rows are imported.']);
	});

	it('a line without an end is cut, and said so', async () => {
		const read = await bringIn(new File([`Short\n${'x'.repeat(1_000_000)}`], 'a.txt'));
		expect(read).toMatchObject({
			ok: true,
			remarks: ['One text is longer than 20000 characters: the end is left out.']
		});
	});
});
