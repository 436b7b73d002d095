import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { note } from './places.ts';
import { expect, isGood, makeBoard, test } from './site.ts';

async function openSheet(page: Page) {
	await page.keyboard.press('Control+s');
	const sheet = page.getByRole('dialog', { name: 'Save or import' });
	await expect(sheet).toBeVisible();
	return sheet;
}

test('a board is saved as files of every kind, and brought back in', async ({ site }) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'Faster: licences?', question: 'What slows us down?' });
	await page.keyboard.press('n');
	await page.keyboard.type('=1+1 asked "twice"');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Answer at once');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	const sheet = await openSheet(page);
	await isGood(page, 'exchange');

	const saved = async (name: RegExp) => {
		const coming = page.waitForEvent('download');
		await sheet.getByRole('button', { name }).click();
		const download = await coming;
		return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
	};
	const csv = await saved(/^Table/);
	expect(csv.name).toBe('Faster licences.csv');
	expect(csv.bytes.toString('utf8')).toBe(
		'\ufeffquestion,zone,group,text,author,colour,dots,voters,chosen,experiments\r\n' +
			'What slows us down?,Ideas,,"\'=1+1 asked ""twice""",Amina Rahman,yellow,,,,\r\n' +
			'What slows us down?,Ideas,,Answer at once,Amina Rahman,yellow,,,,\r\n'
	);
	const markdown = await saved(/^Markdown/);
	expect(markdown.bytes.toString('utf8')).toContain('- Answer at once (Amina Rahman)');
	const text = await saved(/^Plain text/);
	expect(text.bytes.toString('utf8')).toContain('- Answer at once');
	const svg = await saved(/^Drawing/);
	expect(svg.bytes.toString('utf8')).toContain('>Answer at</text>');
	expect(svg.bytes.toString('utf8')).toContain(
		'<title id="board-title">What slows us down?</title>'
	);
	const png = await saved(/^Picture/);
	expect([...png.bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe(
		'PNG'
	);
	expect(png.bytes.readUInt32BE(16), 'px wide').toBeGreaterThan(2_000);
	const json = await saved(/^Small Change/);

	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Delete');
	await expect(page.getByRole('option')).toHaveCount(0);
	const again = await openSheet(page);
	const file = again.getByLabel('File to import');
	await file.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: json.bytes });
	await expect(again.getByText('2 notes, 3 zones.')).toBeVisible();
	await expect(again.getByRole('listitem').filter({ hasText: /^The question/ })).toHaveText(
		'The question – What slows us down?'
	);
	await isGood(page, 'exchange-read');
	await again.getByRole('button', { name: 'Put on the board' }).click();
	await expect(note(page, /^Answer at once/)).toHaveCount(1);
	await expect(page.getByRole('option', { name: /^Zone: / })).toHaveCount(3);

	await openSheet(page);
	await file.setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: csv.bytes });
	await expect(again.getByText('2 notes, 1 zone.')).toBeVisible();
	await again.getByRole('button', { name: 'Put on the board' }).click();
	await expect(sheet).toBeHidden();
	await page.keyboard.press('1');
	await expect(note(page, /^=1\+1 asked "twice"/)).toHaveCount(2);
	await page.keyboard.press('Control+z');
	await expect(note(page, /^=1\+1 asked/), 'one step takes all of it back').toHaveCount(1);

	await openSheet(page);
	const bad = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"x"') };
	await file.setInputFiles(bad);
	await expect(again.getByText(/This JSON is incomplete\. Save the board/)).toBeVisible();
	await expect(again.getByRole('button', { name: 'Put on the board' })).toHaveCount(0);
});
