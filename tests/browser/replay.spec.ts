import type { Page } from '@playwright/test';
import { note } from './places.ts';
import { expect, isGood, isOpen, join, makeBoard, test } from './site.ts';

async function add(page: Page, zone: string, text: string): Promise<void> {
	const field = page.getByLabel(`Add a note to ${zone}`);
	await field.fill(text);
	await field.press('Enter');
	await isOpen(page);
}

test('a closed conversation is watched and read phase by phase, and nobody is named', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const link = await makeBoard(amina, { title: 'Fewer letters', question: 'What could we stop?' });
	const ben = await site.person('Benedikta');
	const cleo = await site.person('Cleopatra');
	for (const person of [ben, cleo]) await join(person, link, 'list');

	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await panel.getByText('All phases').click();
	const goTo = (phase: string) => panel.getByRole('button', { name: `Go to ${phase}` }).click();
	await goTo('Brainstorm');
	await cleo.page.getByLabel('Write a note of your own').fill('Ask once for an <b>address</b>');
	await cleo.page.getByRole('button', { name: 'Add', exact: true }).last().click();
	await expect(panel).toContainText('One note written so far');
	await goTo('Reveal');
	await panel.getByRole('button', { name: 'Reveal all' }).click();
	await expect(ben.page.getByRole('listitem').filter({ hasText: 'Ask once' })).toBeVisible();
	await goTo('Set the scene');
	await panel.getByRole('button', { name: 'Take it back' }).click();
	await goTo('Build');
	await add(ben.page, 'Ideas', 'A template for all');
	await add(ben.page, 'Ideas', 'Written by mistake');
	await goTo('Group');
	await note(amina.page, /^Written by mistake/).click();
	await amina.page.keyboard.press('Delete');
	await expect(ben.page.getByText('Written by mistake')).toHaveCount(0);
	await goTo('Vote');
	await panel.locator('summary', { hasText: 'Vote' }).click();
	await panel.getByLabel('Vote on notes in').selectOption('Ideas');
	await panel.getByRole('button', { name: 'Open the vote' }).click();
	await ben.page.getByRole('button', { name: /^One dot more for Ask once/ }).click();
	await expect(ben.page.getByRole('region', { name: 'Vote: 2 of 3 dots left' })).toBeVisible();
	await panel.getByRole('button', { name: 'Close the vote' }).click();
	const address = await panel
		.getByRole('link', { name: 'Close the conversation' })
		.getAttribute('href');
	const replay = (address ?? '').replace(/close$/, 'replay');
	expect((await ben.page.request.get(replay)).status(), 'it is not closed yet').toBe(404);
	await panel.getByRole('link', { name: 'Close the conversation' }).click();
	await amina.page.getByLabel('How many were in the room?').fill('3');
	await amina.page.getByLabel('How many took part from elsewhere?').fill('0');
	await amina.page.getByRole('button', { name: 'Close and keep the record' }).click();
	await expect(amina.page.getByText('3 in the room, 0 from elsewhere')).toBeVisible();

	const { page } = ben;
	await page.goto(replay.replace(/replay$/, 'record'));
	await page.getByRole('link', { name: 'Watch the replay' }).click();
	await expect(page.getByRole('heading', { level: 2 })).toHaveText([
		'Before the start',
		'Brainstorm',
		'Reveal',
		'Build',
		'Group',
		'Vote'
	]);
	const told = (phase: string) =>
		page.locator('section', { has: page.getByRole('heading', { level: 2, name: phase }) });
	await expect(told('Before the start')).toContainText(/What stood on the board.*Zone: Ideas/);
	await expect(told('Brainstorm')).toContainText('Everybody wrote on their own.');
	await expect(told('Brainstorm')).not.toContainText('Ask once');
	await expect(told('Reveal').getByRole('listitem')).toHaveText(
		/Ask once for an <b>address<\/b>.*in Ideas/
	);
	await expect(told('Build')).toContainText('A template for all');
	await expect(told('Group')).toContainText(/What went\s*Written by mistake/);
	await expect(told('Vote')).toContainText('1 person voted, with 3 dots each.');

	const scrubber = page.getByLabel('Moment of the conversation');
	const picture = page.getByRole('img', { name: 'The board' });
	await expect(scrubber).toHaveAttribute('aria-valuetext', 'Before the start, minute 0');
	await expect(picture).not.toContainText('Ask once');
	await scrubber.focus();
	await page.keyboard.press('ArrowRight');
	await expect(scrubber).toHaveAttribute(
		'aria-valuetext',
		/^Brainstorm, minute \d+\. Everybody wrote on their own\.$/
	);
	await expect(picture).not.toContainText('Ask once');
	await isGood(page, 'replay-alone');
	await page.keyboard.press('End');
	await expect(scrubber).toHaveAttribute('aria-valuetext', /^Vote, minute \d+$/);
	await expect(picture).toContainText(/Ask once.*A template/);
	await expect(picture).not.toContainText('mistake');
	await isGood(page, 'replay-end');
	const box = await picture.locator('svg').getAttribute('viewBox');
	await page.keyboard.press('Home');
	await expect(picture.locator('svg')).toHaveAttribute('viewBox', box ?? '');
	await expect(picture).not.toContainText('Ask once');
	await page.getByRole('button', { name: 'Play' }).click();
	await page.getByRole('button', { name: 'Pause' }).click();
	await page.getByRole('button', { name: 'Play' }).click();
	await expect(picture, 'it plays to the end').toContainText(/Ask once.*A template/);
	await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();

	const withoutScripts = await (await page.request.get(replay)).text();
	expect(withoutScripts).toMatch(/What went.*Written by mistake/s);
	const sent = [await page.request.get(replay), await page.request.get(`${replay}/frames.json`)];
	for (const answer of sent) expect(await answer.text()).not.toMatch(/Amina|Cleopatra|author/);
	await expect(page.getByRole('main')).not.toContainText(/Amina|Benedikta|Cleopatra/);
	const stranger = await site.person('Zoe');
	for (const path of [replay, `${replay}/frames.json`]) {
		expect((await stranger.page.request.get(path)).status()).toBe(404);
	}
});
