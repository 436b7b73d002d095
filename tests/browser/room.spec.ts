import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, fits, isOpen, join, makeBoard, test } from './site.ts';

/** As it hangs on the wall, and on whatever else it is opened on; nothing of it is too large for its screen. */
async function isShown(page: Page, name: string): Promise<void> {
	await fits(page, name, [1920, 1024, 375]);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	const cut = await page.evaluate(() => {
		const { innerHeight } = window;
		return [...document.querySelectorAll('h1, h2, .huge, .code')].filter(
			(part) => part.getBoundingClientRect().bottom > innerHeight
		).length;
	});
	expect(cut, 'what matters most is on the screen').toBe(0);
	await page.setViewportSize({ width: 375, height: 740 });
	const { phase, heading, apart } = await page.evaluate(() => {
		const letters = (part: Element | null) =>
			part ? Number.parseFloat(getComputedStyle(part).fontSize) : undefined;
		const [header, main] = ['header', 'main'].map((name) => document.querySelector(name));
		return {
			phase: letters(document.querySelector('.phase')),
			heading: letters(document.querySelector('h1, h2')),
			apart:
				(main?.getBoundingClientRect().top ?? 0) - (header?.getBoundingClientRect().bottom ?? 0)
		};
	});
	if (phase && heading)
		expect(phase, 'the phase stands back behind the heading').toBeLessThan(heading);
	expect(apart, 'the header stands apart from what is below it').toBeGreaterThanOrEqual(12);
	await page.setViewportSize({ width: 1920, height: 1080 });
}

test('the screen in the room follows the conversation by itself, and names nobody', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Benjamin');
	const link = await makeBoard(amina, {
		title: 'Faster licences',
		question: 'What one small change would save us time every week?'
	});
	await join(ben, link, 'list');
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	const opened = amina.context.waitForEvent('page');
	await panel.getByRole('link', { name: 'Open the room screen' }).click();
	const room = await opened;
	await room.setViewportSize({ width: 1920, height: 1080 });
	await expect(room.getByText('2 people are here')).toBeVisible();
	await expect(room.getByRole('heading', { level: 1 })).toHaveText(/What one small change/);
	await expect(room.getByText(link.slice(-6), { exact: true })).toBeVisible();
	await isShown(room, 'room-gathering');

	await panel.getByRole('button', { name: 'Start: Set the scene' }).click();
	await expect(room.getByText('Set the scene')).toBeVisible();
	await isShown(room, 'room-question');
	await panel.getByRole('button', { name: 'Next: Brainstorm' }).click();
	await expect(room.getByRole('timer')).toContainText(/9:5\d|10:00/);
	await expect(room.getByText('Write your first idea')).toBeVisible();
	await expect(room.getByText('0 notes')).toHaveCount(0);
	const own = ben.page.getByRole('region', { name: 'Your own notes' });
	const ideas = [
		'A template for the ten most common answers',
		'Ask once for an address, and keep it where everybody who needs it can find it',
		'Answer by telephone where a sentence is enough',
		'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
	];
	for (const idea of ideas) {
		await own.getByLabel('Write a note of your own').fill(idea);
		await own.getByRole('button', { name: 'Add' }).click();
	}
	await expect(room.getByText('4 notes so far')).toBeVisible();
	await expect(room.getByText('template')).toHaveCount(0);
	await isShown(room, 'room-alone');

	await panel.getByRole('button', { name: 'Next: Reveal' }).click();
	await panel.getByRole('button', { name: 'Reveal one' }).click();
	await expect(room.locator('.one')).toBeVisible();
	expect(ideas).toContain(await room.locator('.one p').textContent());
	await isShown(room, 'room-note');
	await panel.getByRole('button', { name: 'Reveal all' }).click();
	await panel.getByRole('button', { name: 'Next: Build' }).click();
	for (const idea of ideas) await expect(room.getByText(idea)).toBeVisible();
	await isShown(room, 'room-notes');

	await panel.getByText('All phases').click();
	await panel.getByRole('button', { name: 'Go to Vote' }).click();
	await panel.locator('summary', { hasText: 'Vote' }).click();
	await panel.getByRole('button', { name: 'Open the vote' }).click();
	await expect(room.getByRole('heading', { name: 'Everyone has 3 dots' })).toBeVisible();
	await expect(room.getByText('Nobody has voted yet')).toBeVisible();
	const dotFor = (page: Page) =>
		page.getByRole('button', { name: `One dot more for ${ideas[1]}` }).click();
	await dotFor(ben.page);
	await expect(room.locator('.huge')).toHaveText('1');
	await expect(room.getByText('person has voted', { exact: true })).toBeVisible();
	await dotFor(amina.page);
	await expect(room.locator('.huge')).toHaveText('2');
	await expect(room.getByText('people have voted', { exact: true })).toBeVisible();
	await isShown(room, 'room-voting');
	await panel.getByRole('button', { name: 'Close the vote' }).click();
	await expect(room.getByRole('listitem').first()).toContainText(ideas[1] ?? '');
	await isShown(room, 'room-result');
	await panel.getByRole('button', { name: 'Next: Agree next steps' }).click();
	await expect(room.getByText('Agree next steps')).toBeVisible();
	await expect(room.getByText(/Benjamin|Amina/)).toHaveCount(0);
	await isOpen(amina.page);

	const stranger = await site.person('Eve');
	const address = new URL(room.url()).pathname;
	expect((await stranger.page.goto(address))?.status()).toBe(404);
});
