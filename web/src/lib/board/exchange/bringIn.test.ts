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
		['board.zip', zip, /no text.*unpack it/],
		['board.json', zip, /no text.*unpack it/],
		['large.json', new Uint8Array(10_000_000), /more than 5 MB/],
		['record.json', later, /A newer Small Change wrote this file/],
		['record.json', later.slice(0, -4), /not whole JSON/],
		['empty.csv', '', /There are no words in it/]
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
