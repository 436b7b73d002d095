import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { agreeExperiment } from './agreeExperiment.ts';
import { expect, isGood, isOpen, join, makeBoard, test } from './site.ts';

async function add(page: Page, zone: string, text: string): Promise<void> {
	const field = page.getByLabel(`Add a note to ${zone}`);
	await field.fill(text);
	await field.press('Enter');
}

async function saved(page: Page, name: string): Promise<string> {
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name }).click();
	return readFile(await (await download).path(), 'utf8');
}

const screens = fileURLToPath(new URL('../../test-results/screens', import.meta.url));

/** Saves the board as a picture while the conversation goes on. */
async function savedPicture(page: Page, ending: 'svg' | 'png'): Promise<string> {
	await page.keyboard.press('Control+s');
	const sheet = page.getByRole('dialog', { name: 'Save or import' });
	const coming = page.waitForEvent('download');
	await sheet.getByRole('button', { name: ending === 'svg' ? /^Drawing/ : /^Picture/ }).click();
	const download = await coming;
	await download.saveAs(`${screens}/board-mid-session.${ending}`);
	await page.keyboard.press('Escape');
	await expect(sheet).toBeHidden();
	return readFile(await download.path(), ending === 'svg' ? 'utf8' : 'latin1');
}

/** How many elements are there to be brought in from a file, in words; and they are put on the board. */
async function broughtIn(page: Page, json: string): Promise<string> {
	await page.keyboard.press('Control+s');
	const sheet = page.getByRole('dialog', { name: 'Save or import' });
	const file = { name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(json) };
	await sheet.getByLabel('File to import').setInputFiles(file);
	const read = (await sheet.getByText(/Written by/).textContent()) ?? '';
	await isGood(page, 'record-brought-in');
	await sheet.getByRole('button', { name: 'Put on the board' }).click();
	await expect(sheet).toBeHidden();
	return read.replaceAll(/\s+/g, ' ').trim();
}

test('a conversation is closed once, and leaves a record that is right in every number', async ({
	site
}) => {
	test.setTimeout(180_000);
	const amina = await site.person('Amina');
	const link = await makeBoard(amina, { title: 'Fewer letters', question: 'What could we stop?' });
	const board = new URL(amina.page.url()).pathname;
	const people = [];
	for (const name of ['Ben', 'Cleo', 'Dan', 'Eve']) {
		const person = await site.person(name);
		await join(person, link, 'list');
		people.push(person);
	}
	const [ben, cleo] = people;
	if (ben === undefined || cleo === undefined) throw new Error('nobody');
	await add(ben.page, 'Ideas', '=HYPERLINK("http://example.org","A template")');
	await expect(cleo.page.getByRole('listitem').filter({ hasText: '=HYPERLINK' })).toBeVisible();
	await add(cleo.page, 'Ideas', 'Ask once for an <b>address</b>');
	await add(cleo.page, 'Next steps', 'Try it in *December*');
	await isOpen(ben.page);
	await isOpen(cleo.page);

	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await panel.getByText('All phases').click();
	await panel.getByRole('button', { name: 'Go to Brainstorm' }).click();
	await cleo.page.getByLabel('Write a note of your own').fill('For myself');
	await cleo.page.getByRole('button', { name: 'Add', exact: true }).last().click();
	await isOpen(cleo.page);
	await panel.getByRole('button', { name: 'Go to Vote' }).click();
	await panel.locator('summary', { hasText: 'Vote' }).click();
	await panel.getByLabel('Vote on notes in').selectOption('Ideas');
	await panel.getByRole('button', { name: 'Open the vote' }).click();
	for (const { page } of people.slice(0, 3)) {
		await page.getByRole('button', { name: /^One dot more for Ask once/ }).click();
		await expect(page.getByRole('region', { name: 'Vote: 2 of 3 dots left' })).toBeVisible();
	}
	await panel.getByRole('button', { name: 'Close the vote' }).click();
	await amina.page.getByRole('button', { name: /^Choose Ask once/ }).click();
	await expect(amina.page.getByRole('button', { name: /^Chosen Ask once/ })).toBeVisible();

	expect(await savedPicture(amina.page, 'svg')).toMatch(
		/>What could we stop\?<[^]*>3 dots from 3 people<[^]*>Chosen</
	);
	expect(await savedPicture(amina.page, 'png')).toContain('PNG');

	await panel.getByRole('link', { name: 'Close the conversation' }).click();
	await expect(amina.page.getByText('One note is not revealed.')).toBeVisible();
	await amina.page.getByRole('button', { name: 'Close and keep the record' }).click();
	await expect(amina.page.getByRole('alert')).toContainText(
		'Enter how many people were in the room'
	);
	await isGood(amina.page, 'close');
	await amina.page.getByLabel('How many were in the room?').fill('3');
	await amina.page.getByLabel('How many took part from elsewhere?').fill('2');
	await amina.page.getByRole('button', { name: 'Close and keep the record' }).click();
	await expect(amina.page.getByText('3 in the room, 2 from elsewhere')).toBeVisible();
	await expect(amina.page.getByText('3 people voted, with 3 dots each.')).toBeVisible();
	await expect(amina.page.getByRole('row').nth(1)).toHaveText(/Ask once.*Chosen\s*3\s*3/);
	await expect(amina.page.getByText('For myself')).toHaveCount(0);
	await isGood(amina.page, 'record');
	const address = new URL(amina.page.url()).pathname;

	const csv = await saved(amina.page, 'a table (CSV)');
	expect(csv.split('\r\n').slice(0, 3)).toEqual([
		'\ufeffquestion,zone,group,text,author,colour,dots,voters,chosen,experiments',
		'What could we stop?,Ideas,,"\'=HYPERLINK(""http://example.org"",""A template"")",Ben,yellow,0,0,,',
		'What could we stop?,Ideas,,Ask once for an <b>address</b>,Cleo,yellow,3,3,yes,'
	]);
	expect(await saved(amina.page, 'text (Markdown)')).toContain(
		'- Ask once for an \\<b\\>address\\</b\\> (Cleo; 3 dots from 3 people; Chosen)'
	);
	const json = await saved(amina.page, 'data (JSON)');
	const data = JSON.parse(json) as { zones: { notes: { id: string; text: string }[] }[] };
	expect(data).toMatchObject({ format: 'small-change-record', inRoom: 3, remote: 2 });
	expect(JSON.stringify(data)).not.toContain('For myself');

	await expect(amina.page.getByText('Amina, Ben, Cleo, Dan, Eve')).toBeVisible();

	const asked = data.zones
		.flatMap(({ notes }) => notes)
		.find(({ text }) => text.startsWith('Ask once'))?.id;
	await agreeExperiment(amina.page, board, asked ?? 'none');
	await amina.page.goto(address);
	const svg = await saved(amina.page, 'a drawing of the board (SVG)');
	expect(svg).toContain(
		'- Ask once for an &lt;b&gt;address&lt;/b&gt; (3 dots from 3 people; Chosen; Experiment (Agreed): A template)'
	);
	expect(svg).not.toMatch(/For myself|<script|<b>|href/);
	const picture = amina.page.waitForEvent('download');
	await amina.page.getByRole('button', { name: 'Save the board as a picture (PNG)' }).click();
	const png = await picture;
	await png.saveAs(`${screens}/record-picture.png`);
	expect(await readFile(await png.path(), 'latin1')).toContain('PNG');
	await amina.page.setContent(svg);
	await amina.page.screenshot({ path: `${screens}/record-svg.png`, fullPage: true });
	await amina.page.goto(address);
	await amina.page.emulateMedia({ media: 'print' });
	await amina.page.pdf({ path: `${screens}/record.pdf`, format: 'A4' });
	for (const gone of ['navigation', 'button', 'contentinfo'] as const) {
		await expect(amina.page.getByRole(gone)).toHaveCount(0);
	}
	await expect(amina.page.getByRole('heading', { name: 'Record' })).toHaveCount(0);
	await amina.page.emulateMedia({ media: null });
	const calendar = await saved(amina.page, 'Put the dates in your calendar');
	expect(calendar.match(/^SUMMARY:.*(?=\r$)/gm)).toEqual([
		'SUMMARY:We test: A template',
		'SUMMARY:First check-in: A template',
		'SUMMARY:We will know by: A template'
	]);

	const strip = ben.page.getByRole('region', { name: 'Run sheet' });
	await expect(strip).toContainText('The conversation is closed');
	await expect(ben.page.getByText('The board is frozen'), 'it is said once').toHaveCount(0);
	await strip.getByRole('link', { name: 'Read the record' }).click();
	for (const [index, { page }] of [amina, ...people].entries()) {
		await page.goto(address);
		if (index === 0) {
			await page.getByRole('button', { name: 'Answer' }).click();
			await expect(page.getByRole('alert')).toContainText('Choose one of the five');
		}
		await expect(page.getByText('The answers are shown once five')).toBeVisible();
		await page.getByLabel(index === 4 ? '1, not at all' : '5, fully').check();
		await page.getByRole('button', { name: 'Answer' }).click();
		await expect(page.getByText('You have answered. Thank you.')).toBeVisible();
	}
	await expect(
		people[3]?.page.getByText('5 answered: 4.2 out of 5 on average (1: 1, 5: 4).') ??
			ben.page.locator('x')
	).toBeVisible();

	await ben.page.goto('/');
	await expect(ben.page.getByText('Done You took part in one conversation.')).toBeVisible();
	await isGood(ben.page, 'home-took-part');
	await ben.page.getByRole('link', { name: 'one conversation' }).click();
	await isGood(ben.page, 'account-took-part');
	await ben.page.getByRole('link', { name: 'Fewer letters' }).click();
	await expect(ben.page).toHaveURL(new RegExp(`${address}$`));

	await makeBoard(cleo, { title: 'Once more', blank: true });
	expect(await broughtIn(cleo.page, json)).toBe(
		'3 notes, 3 zones, 1 other thing. Written by Ben, Cleo; on this board the notes will be yours.'
	);
	await expect(
		cleo.page.getByText('Ask once for an <b>address</b>', { exact: true })
	).toBeVisible();
	await expect(cleo.page.getByRole('heading', { name: /^Next steps/ })).toBeVisible();
	await expect(cleo.page.getByText(/^Text From the record of “Fewer letters”/)).toContainText(
		'– Ask once for an <b>address</b>: 3 dots from 3 people'
	);
	await cleo.page.getByRole('button', { name: 'Board', exact: true }).click();
	await cleo.page.keyboard.press('1');
	await isGood(cleo.page, 'record-on-a-board');

	await amina.page.goto(board);
	await isOpen(amina.page);
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	await expect(panel).toContainText('The conversation is closed, and its record stays as it is.');
	await expect(panel.getByText(/to be revealed/), 'it stays with its author').toHaveCount(0);
	for (const name of ['Back', /^Go to/, 'Open the vote', /^Reveal/]) {
		await expect(panel.getByRole('button', { name })).toHaveCount(0);
	}
	await isGood(amina.page, 'lead-closed');
	await panel.getByRole('button', { name: 'Unfreeze the board' }).click();
	await amina.page.getByRole('button', { name: 'Fewer letters' }).click();
	await amina.page.keyboard.type('Another name');
	await amina.page.keyboard.press('Enter');
	await expect(amina.page).toHaveTitle('Another name – Small Change');
	await amina.page.goto(address);
	await expect(amina.page.getByRole('heading', { name: 'Another name' })).toHaveCount(0);
	await expect(amina.page.getByRole('main')).toContainText('Fewer letters');

	await amina.page.goto(address.replace('/record', '/close'));
	await expect(amina.page, 'it is closed once').toHaveURL(new RegExp(`${address}$`));
	const stranger = await site.person('Zoe');
	for (const file of ['', '/record.csv', '/record.svg', '/record.exe', '/calendar.ics']) {
		const path = `${address}${file}`;
		expect((await stranger.page.request.get(path)).status()).toBe(404);
	}
});
